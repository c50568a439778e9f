import type { ExportFormat } from '../../chat/export-format.ts';
import { type HistoryDocument, isLasting } from '../../client/documents/history-document.ts';
import { markdownDocument } from '../../client/documents/markdown-document.ts';
import { plainDocument } from '../../client/documents/plain-document.ts';
import { formatEventJson } from '../format-json.ts';

/** One array of the objects that `tail --json` prints, each on a line of its own. */
const jsonDocument: HistoryDocument = {
  begin: () => '[',
  includes: isLasting,
  formatEvent: (event, previous) => `${previous ? ',' : ''}\n${formatEventJson(event)}`,
  end: () => '\n]\n',
};

/** How a history is written in each format. */
export const documents: Readonly<Record<ExportFormat, HistoryDocument>> = {
  md: markdownDocument,
  txt: plainDocument,
  json: jsonDocument,
};

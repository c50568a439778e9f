import type { ExportFormat } from '../../chat/export-format.ts';
import { formatEventJson } from '../text/format-json.ts';
import { type HistoryDocument, isLasting } from './history-document.ts';
import { markdownDocument } from './markdown-document.ts';
import { plainDocument } from './plain-document.ts';

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

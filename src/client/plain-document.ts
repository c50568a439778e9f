import { neutralize, neutralizeLine } from '../chat/text.ts';
import { formatDay, formatEvent } from './format-item.ts';
import { formatOrigin, type HistoryDocument, isNewDay } from './history-document.ts';

/** A history as plain lines, a line above each day. Further lines of a text are indented: none looks like a message. */
export const plainDocument: HistoryDocument = {
  begin: (head) => `${neutralizeLine(`${head.title}, ${head.room}`)}\n${formatOrigin(head)}\n`,
  formatEvent: (event, previous) => {
    const day = isNewDay(event, previous) ? `\n— ${formatDay(event.at)} —\n` : '';
    return `${day}${neutralize(formatEvent(event))}\n`;
  },
  end: () => '',
};

import type { RoomEvent } from '../../chat/event.ts';
import { neutralize, neutralizeLine } from '../../chat/text.ts';
import { formatDay, formatEvent } from '../text/format-item.ts';
import { formatAftermath, formatOrigin, type HistoryDocument, isNewDay, isTold } from './history-document.ts';

const indent = ' '.repeat('HH:MM  '.length);

/** A history as plain lines, a line above each day. Further lines of a text are indented: none looks like a message. */
export const plainDocument: HistoryDocument = {
  begin: (head) => `${neutralizeLine(`${head.title}, ${head.room}`)}\n${formatOrigin(head)}\n`,
  includes: isTold,
  formatEvent: (event, previous) => {
    const day = isNewDay(event, previous) ? `\n— ${formatDay(event.at)} —\n` : '';
    return `${day}${neutralize(formatEvent(event))}\n${formatBelow(event)}`;
  },
  end: () => '',
};

function formatBelow(event: RoomEvent): string {
  const aftermath = event.type === 'message-posted' ? formatAftermath(event) : '';
  return aftermath === '' ? '' : `${indent}${neutralizeLine(aftermath)}\n`;
}

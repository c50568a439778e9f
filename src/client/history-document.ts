import type { RoomEvent } from '../chat/event.ts';
import { formatDay, formatTime } from './format-item.ts';

/** What a document says at its beginning. */
export interface DocumentHead {
  readonly title: string;
  readonly room: string;
  /** When it was made, in milliseconds since 1970. */
  readonly at: number;
}

/** How a history becomes a document, part by part: the parts together are the document, harmless to show. */
export interface HistoryDocument {
  begin(head: DocumentHead): string;
  /** `previous` is the event before it in the document. */
  formatEvent(event: RoomEvent, previous: RoomEvent | undefined): string;
  end(): string;
}

/** Whether the event is the first one of its local day in the document. */
export function isNewDay({ at }: RoomEvent, previous: RoomEvent | undefined): boolean {
  return previous === undefined || new Date(at).toDateString() !== new Date(previous.at).toDateString();
}

/** When a document was made, and by which clock its times are; a sentence each. */
export function formatOrigin({ at }: DocumentHead): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return `Exported on ${formatDay(at)} at ${formatTime(at)}. All times are local: ${timeZone}.`;
}

import { isAmendment, type MessagePosted, type RoomEvent } from '../../chat/event.ts';
import { formatDay, formatTime } from '../text/format-item.ts';

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
  /** Whether an event has a place of its own in it. */
  includes(event: RoomEvent): boolean;
  /** `previous` is the event before it that is included. */
  formatEvent(event: RoomEvent, previous: RoomEvent | undefined): string;
  end(): string;
}

/** Whether it may be written to a disk: nothing that was temporary, nothing that was deleted. */
export function isLasting(event: RoomEvent): boolean {
  return event.type !== 'message-posted' || (event.expiresAt === undefined && event.isDeleted !== true);
}

/** Whether people need to be told of it: what changed a message is seen in the message. */
export function isTold(event: RoomEvent): boolean {
  return isLasting(event) && !isAmendment(event);
}

/** `(edited)`, and how often it was reacted to it in which way; empty for most messages. */
export function formatAftermath({ isEdited, reactions = [] }: MessagePosted): string {
  const counted = reactions.map(({ reaction, count }) => (count > 1 ? `${reaction} ×${count}` : reaction));
  return [...(isEdited ? ['(edited)'] : []), ...counted].join('  ');
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

import type { KeyId } from '../chat/author.ts';
import type { RoomEvent } from '../chat/event.ts';
import type { MessageText } from '../chat/message.ts';
import type { Nick } from '../chat/nick.ts';
import type { RequestId } from '../chat/request.ts';

/** An event as the `event` table keeps it; `body` is what its type says beside the common columns. */
export interface EventRow {
  readonly seq: number;
  readonly at: number;
  readonly type: string;
  readonly key: string;
  readonly nick: string;
  readonly request: string;
  readonly body: string;
}

/** What an event's own type adds, as one text. */
export function encodeBody(event: RoomEvent): string {
  switch (event.type) {
    case 'message-posted':
      return event.text;
    case 'nick-changed':
      return event.to;
  }
}

/** Throws on a type that this pychat does not know: the database is damaged or not ours. */
export function decodeRow({ seq, at, type, key, nick, request, body }: EventRow): RoomEvent {
  const fact = { seq, at, by: key as KeyId, nick: nick as Nick, id: request as RequestId };
  switch (type) {
    case 'message-posted':
      return { type, ...fact, text: body as MessageText };
    case 'nick-changed':
      return { type, ...fact, to: body as Nick };
    default:
      throw new Error(`The log has an event of an unknown type: ${type}, seq ${seq}.`);
  }
}

import type { KeyId } from '../../chat/author.ts';
import type { MeasureTaken, MessagePosted, RoomEvent } from '../../chat/event.ts';
import { type Measure, measureTypes } from '../../chat/measure.ts';
import type { MessageText } from '../../chat/message.ts';
import type { Nick } from '../../chat/nick.ts';
import type { Reaction } from '../../chat/reaction.ts';
import type { RequestId } from '../../chat/request.ts';
import type { RoomName } from '../../chat/room-name.ts';

/** An event as the database gives it, beside its room. */
export interface EventRow {
  readonly seq: number;
  readonly at: number;
  readonly type: string;
  readonly key: string;
  readonly nick: string;
  readonly request: string;
  /** What its type says in one text. */
  readonly body: string;
  /** The seq of the message that it is about. */
  readonly target: number | null;
  /** What a message has beside its text, as JSON; null where there is nothing. */
  readonly details: string | null;
}

export function encodeRow(event: RoomEvent): EventRow {
  const { seq, at, type, by: key, nick, id: request } = event;
  const target = 'target' in event ? event.target : null;
  const details = event.type === 'message-posted' ? encodeDetails(event) : null;
  return { seq, at, type, key, nick, request, body: encodeBody(event), target, details };
}

/** Whether the body is what somebody said, which can be taken back. */
export function isSaid({ type }: { readonly type: string }): boolean {
  return type === 'message-posted' || type === 'message-edited';
}

/** Throws on a type that this pychat does not know: the database is damaged or not ours. */
export function decodeRow(row: EventRow): RoomEvent {
  const { type, seq, at, body, details } = row;
  const [by, nick, id] = [row.key as KeyId, row.nick as Nick, row.request as RequestId];
  const fact = { seq, at, by, nick, id };
  const target = row.target ?? 0;
  switch (type) {
    case 'message-posted': {
      const message = { type, seq, at, by, nick, id, text: body as MessageText };
      return details === null ? message : { ...message, ...(JSON.parse(details) as Details) };
    }
    case 'nick-changed':
      return { type, ...fact, to: body as Nick };
    case 'room-created':
      return { type, ...fact, ...(body !== '' && { name: body as RoomName }) };
    case 'topic-changed':
      return { type, ...fact, topic: body };
    case 'password-changed':
    case 'topic-lock-changed':
      return { type, ...fact, isLocked: body === locked };
    case 'message-edited':
      return { type, ...fact, target, text: body as MessageText };
    case 'message-deleted':
    case 'message-pinned':
    case 'message-unpinned':
      return { type, ...fact, target };
    case 'reaction-added':
    case 'reaction-removed':
      return { type, ...fact, target, reaction: body as Reaction };
    default:
      if (measureTypes.has(type)) return { ...fact, ...(JSON.parse(body) as Measure) };
      throw new Error(`The log has an event of an unknown type: ${type}, seq ${seq}.`);
  }
}

const locked = 'locked';

function encodeBody(event: RoomEvent): string {
  switch (event.type) {
    case 'message-posted':
    case 'message-edited':
      return event.text;
    case 'nick-changed':
      return event.to;
    case 'room-created':
      return event.name ?? '';
    case 'topic-changed':
      return event.topic;
    case 'password-changed':
    case 'topic-lock-changed':
      return event.isLocked ? locked : '';
    case 'reaction-added':
    case 'reaction-removed':
      return event.reaction;
    case 'message-deleted':
    case 'message-pinned':
    case 'message-unpinned':
      return '';
    default:
      return encodeMeasure(event);
  }
}

function encodeMeasure({ seq: _, at, by, nick, id, ...measure }: MeasureTaken): string {
  return JSON.stringify(measure satisfies Measure);
}

type Details = Omit<MessagePosted, 'type' | 'seq' | 'at' | 'by' | 'nick' | 'id' | 'text'>;

function encodeDetails({ type: _, seq, at, by, nick, id, text, ...details }: MessagePosted): string | null {
  const json = JSON.stringify(details satisfies Details);
  return json === '{}' ? null : json;
}

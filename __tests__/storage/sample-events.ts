import type { KeyId } from '../../src/chat/author.ts';
import type {
  MessageDeleted,
  MessageEdited,
  MessagePosted,
  NickChanged,
  Reacted,
  RoomEvent,
} from '../../src/chat/event.ts';
import type { MessageText } from '../../src/chat/message.ts';
import type { Nick } from '../../src/chat/nick.ts';
import type { Reaction } from '../../src/chat/reaction.ts';
import type { RequestId } from '../../src/chat/request.ts';
import type { RoomId } from '../../src/chat/room-id.ts';
import type { Commit } from '../../src/storage/room-log.ts';

export const lobby = 'lobby' as RoomId;
export const den = 'den' as RoomId;
export const ada = 'key-of-ada' as KeyId;
export const eve = 'key-of-eve' as KeyId;
/** Later than all that is said in a test. */
export const later = Number.POSITIVE_INFINITY;
export const noLimit = { maxEvents: 100_000, maxBytes: 1e9 };

export const requestId = (number: number) => `client01.${number}` as RequestId;

/** What ada does, by default; its request has the number of its seq. */
export const fact = (seq: number) => ({
  seq,
  at: 1_700_000_000_000 + seq,
  by: ada,
  nick: 'Ada' as Nick,
  id: requestId(seq),
});

export function message(seq: number, text = `message ${seq}`, changes: Partial<MessagePosted> = {}): MessagePosted {
  return { type: 'message-posted', ...fact(seq), text: text as MessageText, ...changes };
}

export function nickChange(seq: number, to: string, changes: Partial<NickChanged> = {}): NickChanged {
  return { type: 'nick-changed', ...fact(seq), to: to as Nick, ...changes };
}

export function edit(seq: number, target: number, text: string): MessageEdited {
  return { type: 'message-edited', ...fact(seq), target, text: text as MessageText };
}

export function deletion(seq: number, target: number): MessageDeleted {
  return { type: 'message-deleted', ...fact(seq), target };
}

export function reaction(seq: number, target: number, changes: Partial<Reacted> = {}): Reacted {
  return { type: 'reaction-added', ...fact(seq), target, reaction: '+1' as Reaction, ...changes };
}

/** Messages numbered from one seq to another, both inclusive. */
export function messages(from: number, to: number, text?: string): RoomEvent[] {
  return Array.from({ length: to - from + 1 }, (_, index) => message(from + index, text));
}

/** Numbers requests per room, so that two rooms have none in common. */
export function commit(room: RoomId, expectedHead: number, events: readonly RoomEvent[]): Commit {
  const named = events.map((event) => ({ ...event, id: `${room}0000.${event.id.split('.')[1]}` as RequestId }));
  return { room, expectedHead, events: named };
}

export const seqsOf = ({ events }: { events: readonly RoomEvent[] }) => events.map(({ seq }) => seq);

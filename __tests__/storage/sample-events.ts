import type { KeyId } from '../../src/chat/author.ts';
import type { MessagePosted, NickChanged, RoomEvent } from '../../src/chat/event.ts';
import type { MessageText } from '../../src/chat/message.ts';
import type { Nick } from '../../src/chat/nick.ts';
import type { RequestId } from '../../src/chat/request.ts';
import type { RoomId } from '../../src/chat/room-id.ts';
import type { Commit } from '../../src/storage/room-log.ts';

export const lobby = 'lobby' as RoomId;
export const den = 'den' as RoomId;
export const ada = 'key-of-ada' as KeyId;
export const eve = 'key-of-eve' as KeyId;
export const noLimit = { maxEvents: 100_000, maxBytes: 1e9 };

export const requestId = (number: number) => `client01.${number}` as RequestId;

/** A message; its request has the number of its seq unless `changes` says otherwise. */
export function message(seq: number, text = `message ${seq}`, changes: Partial<MessagePosted> = {}): MessagePosted {
  const fact = { seq, at: 1_700_000_000_000 + seq, by: ada, nick: 'Ada' as Nick, id: requestId(seq) };
  return { type: 'message-posted', ...fact, text: text as MessageText, ...changes };
}

export function nickChange(seq: number, to: string, changes: Partial<NickChanged> = {}): NickChanged {
  const fact = { seq, at: 1_700_000_000_000 + seq, by: ada, nick: 'Ada' as Nick, id: requestId(seq) };
  return { type: 'nick-changed', ...fact, to: to as Nick, ...changes };
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

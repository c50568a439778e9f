import type { Amendment, MessagePosted, RoomEvent } from '../../src/chat/event.ts';
import { lobby, type RoomId } from '../../src/chat/room-id.ts';
import type { RoomInfo } from '../../src/chat/room-record.ts';
import { applyRoomAction } from '../../src/client/view/apply-room-action.ts';
import type { OwnIds } from '../../src/client/view/item.ts';
import { initialRoomView, type RoomAction, type RoomView } from '../../src/client/view/room-view.ts';

export const own: OwnIds = { keyId: 'own-key', clientId: 'own-client' };

export const lobbyInfo: RoomInfo = { id: lobby, kind: 'lobby', pinned: [], isLocked: false };

/** A public room with a name. */
export const denInfo: RoomInfo = { ...lobbyInfo, id: 'K7QMX' as RoomId, kind: 'public', name: 'den' as never };

/** What Bob says, unless `changes` say otherwise. */
export function message(seq: number, changes: Readonly<Record<string, unknown>> = {}): MessagePosted {
  const fact = { seq, at: seq, by: 'other-key', nick: 'Bob', id: `other.${seq}` };
  return { type: 'message-posted', ...fact, text: `message ${seq}`, ...changes } as unknown as MessagePosted;
}

/** Messages numbered from one seq to another, both inclusive. */
export function messages(first: number, last: number): RoomEvent[] {
  return Array.from({ length: last - first + 1 }, (_, index) => message(first + index));
}

export function event(seq: number, type: RoomEvent['type'], rest: Readonly<Record<string, unknown>> = {}): RoomEvent {
  return { seq, at: seq, by: 'other-key', nick: 'Bob', id: `other.${seq}`, type, ...rest } as unknown as RoomEvent;
}

/** What Bob makes of the message with the seq `target`. */
export function amendment(seq: number, type: Amendment['type'], target: number, rest = {}): RoomEvent {
  return event(seq, type, { target, ...rest });
}

export function added(events: readonly RoomEvent[]): RoomAction {
  return { type: 'events-added', events, own };
}

/** The lobby as Ada knows it after all this. */
export function viewAfter(...actions: readonly RoomAction[]): RoomView {
  return actions.reduce(applyRoomAction, initialRoomView(lobbyInfo, 'Ada'));
}

export function eventsOf({ items }: RoomView): RoomEvent[] {
  return items.flatMap((item) => (item.kind === 'event' ? [item.event] : []));
}

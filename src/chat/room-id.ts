import { type Refusal, refuse } from './refusal.ts';

declare const roomNameBrand: unique symbol;

/** The name of a room, as requests and events carry it. */
export type RoomId = string & { readonly [roomNameBrand]: true };

/** The room that every host has and everybody can enter. */
export const lobby = 'lobby' as RoomId;

/** A host has the lobby and nothing else yet. */
export function parseRoomId(input: string): RoomId | Refusal {
  if (input === lobby) return lobby;
  return refuse('no-such-room', 'There is no such room here. The room of this host is the lobby.');
}

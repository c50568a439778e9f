import { type Refusal, refuse } from './refusal.ts';

declare const roomNameBrand: unique symbol;

/** The name of a room, as requests and events carry it. */
export type RoomName = string & { readonly [roomNameBrand]: true };

/** The room that every host has and everybody can enter. */
export const lobby = 'lobby' as RoomName;

/** A host has the lobby and nothing else yet. */
export function parseRoomName(input: string): RoomName | Refusal {
  if (input === lobby) return lobby;
  return refuse('no-such-room', 'There is no such room here. The room of this host is the lobby.');
}

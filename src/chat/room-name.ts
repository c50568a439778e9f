import { findNameFlaw } from './name-flaw.ts';
import { nickKey } from './nick-key.ts';
import { type Refusal, refuse } from './refusal.ts';
import { lobby, parseRoomCode } from './room-id.ts';

declare const roomNameBrand: unique symbol;

/** What people call a room, without the `#`. Made only by `parseRoomName`. */
export type RoomName = string & { readonly [roomNameBrand]: true };

/** Trims, takes a leading `#` away and composes (NFC); refuses what could not be typed, told apart or shown safely, and what looks like a code. */
export function parseRoomName(input: string): RoomName | Refusal {
  const name = withoutHash(input).normalize('NFC');
  const flaw = findNameFlaw(name, "A room's name");
  if (flaw) return refuse('room-name-invalid', flaw.message);
  if (parseRoomCode(name)) {
    const message = `${name} looks like a room's code, as those have 5 letters and digits. Choose a longer or shorter name.`;
    return refuse('room-name-invalid', message);
  }
  return name as RoomName;
}

/** The folded form by which names of rooms are compared: two with the same key look alike to people. */
export function roomNameKey(name: string): string {
  return nickKey(name);
}

/** Whether a person means the lobby by it. */
export function isLobbyName(input: string): boolean {
  return roomNameKey(withoutHash(input)) === roomNameKey(lobby);
}

function withoutHash(input: string): string {
  return input.trim().replace(/^#\s*/u, '');
}

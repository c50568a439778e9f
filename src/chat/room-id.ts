import type { KeyId } from './author.ts';

declare const roomIdBrand: unique symbol;

/** What requests, events and logs call a room: `lobby`, its code, or for a direct room `@` and its two keys. Never changes. */
export type RoomId = string & { readonly [roomIdBrand]: true };

/** The room that every host has and everybody can enter. */
export const lobby = 'lobby' as RoomId;

/** No letter or digit that could be taken for another: no 0 and O, no 1, I and L. */
const codeAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const codeLength = 5;
const codePattern = new RegExp(`^[${codeAlphabet}]{${codeLength}}$`, 'u');

/** A new room's code. `random` is in [0, 1) and hard to guess: the code is all that keeps strangers out of a private room. */
export function createRoomCode(random: () => number): RoomId {
  const pick = () => codeAlphabet[Math.floor(random() * codeAlphabet.length)];
  return Array.from({ length: codeLength }, pick).join('') as RoomId;
}

/** Reads a code as people write it: in either case, in any Unicode form, with blanks or hyphens in it. Undefined for anything else. */
export function parseRoomCode(input: string): RoomId | undefined {
  const code = input
    .normalize('NFKC')
    .replace(/[\s\u2010-\u2015-]/gu, '')
    .toUpperCase();
  return codePattern.test(code) ? (code as RoomId) : undefined;
}

/** The room of two people, or of one with themselves: the same whoever asks. */
export function directRoomId(one: KeyId, other: KeyId): RoomId {
  return `@${[one, other].sort().join('+')}` as RoomId;
}

/** Whether a person is one of the two of a direct room; false for every other kind of room. */
export function isInDirectRoom(room: RoomId, by: KeyId): boolean {
  return isDirectRoom(room) && room.slice(1).split('+').includes(by);
}

export function isDirectRoom(room: RoomId): boolean {
  return room.startsWith('@');
}

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { KeyId } from '../../src/chat/author.ts';
import {
  createRoomCode,
  directRoomId,
  isDirectRoom,
  isInDirectRoom,
  lobby,
  parseRoomCode,
} from '../../src/chat/room-id.ts';

const [ada, bob, eve] = ['key-of-ada', 'key-of-bob', 'key-of-eve'] as [KeyId, KeyId, KeyId];

describe("a room's code", () => {
  it('[P28] has five letters or digits, none of which looks like another', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 5 }),
        (numbers) => {
          const left = [...numbers];
          expect(createRoomCode(() => left.shift() ?? 0)).toMatch(/^[A-HJKMNP-Z2-9]{5}$/);
        },
      ),
      { seed: 4 },
    );
  });

  it('may be any of them', () => {
    const characters = new Set<string>();
    for (let step = 0; step < 31; step += 1) characters.add(createRoomCode(() => step / 31).charAt(0));
    expect(characters.size).toBe(31);
  });

  it.each([
    ['as it is', 'K7QMX'],
    ['in lower case', 'k7qmx'],
    ['with blanks around and in it', '  k7 qmx\n'],
    ['with hyphens', 'K7-QM-X'],
    ['with a dash that a text program made', 'K7–QMX'],
    ['in wide forms', 'Ｋ７ｑｍｘ'],
    ['in mathematical letters', '𝐊𝟕𝐐𝐌𝐗'],
  ])('is read %s', (_, input) => {
    expect(parseRoomCode(input)).toBe('K7QMX');
  });

  it.each([
    '',
    'K7QM',
    'K7QMXX',
    'K7QM0',
    'K7QMO',
    'K7QM1',
    'K7QMI',
    'K7QML',
    'lobby',
    '#K7QMX',
    'К7QMX',
    'K7QMX\u0301',
    '@a+b',
  ])('is not %j', (input) => {
    expect(parseRoomCode(input)).toBeUndefined();
  });
});

describe('the room of two', () => {
  it('is the same whoever asks', () => {
    expect(directRoomId(ada, bob)).toBe(directRoomId(bob, ada));
    expect(directRoomId(ada, bob)).not.toBe(directRoomId(ada, eve));
  });

  it('is theirs alone', () => {
    const room = directRoomId(ada, bob);
    expect([ada, bob, eve].map((key) => isInDirectRoom(room, key))).toEqual([true, true, false]);
    expect(isInDirectRoom(room, 'key-of' as KeyId)).toBe(false);
  });

  it('may be of one with themselves', () => {
    expect(isInDirectRoom(directRoomId(ada, ada), ada)).toBe(true);
  });

  it('is told from others by its id', () => {
    expect([lobby, directRoomId(ada, bob)].map(isDirectRoom)).toEqual([false, true]);
    expect(isInDirectRoom(lobby, ada)).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import { isLobbyName, parseRoomName, roomNameKey } from '../../src/chat/room-name.ts';

describe('parseRoomName', () => {
  it.each([
    ['a plain name', 'den', 'den'],
    ['what looks like five letters but has an O', 'movie', 'movie'],
    ['a hash before it, which it drops', ' #den ', 'den'],
    ['another script', 'кухня', 'кухня'],
    ['an emoji', '🎲', '🎲'],
    ['a decomposed letter, which it composes', 'cafe\u0301', 'caf\u00e9'],
    ['24 characters', 'a'.repeat(24), 'a'.repeat(24)],
  ])('takes %s', (_, input, name) => {
    expect(parseRoomName(input)).toBe(name);
  });

  it.each([
    ['nothing', ''],
    ['a hash alone', '#'],
    ['blanks', ' \u3000\t'],
    ['a slash', 'a/b'],
    ['a backslash', 'a\\b'],
    ['a line end within', 'a\nb'],
    ['an escape sequence', 'a\u001b[2Jb'],
    ['a C1 control', 'a\u009bb'],
    ['an override', 'a\u202eb'],
    ['a zero-width space', 'a\u200bb'],
    ['two words', 'my room'],
    ['what begins like a direct room', '@den'],
    ['two hashes', '##den'],
    ['25 characters', 'a'.repeat(25)],
    ['half a surrogate pair', 'a\ud800'],
    ['a heap of marks', 'a\u0301\u0302\u0303\u0304'],
    ['a code', 'K7QMX'],
    ['a code in lower case', 'k7qmx'],
    ['a code in wide letters', 'Ｋ７ＱＭＸ'],
    ['a word that could be a code', 'party'],
  ])('refuses %s, in a harmless sentence', (_, input) => {
    const refusal = parseRoomName(input);
    expect(refusal).toMatchObject({ type: 'refusal', code: 'room-name-invalid' });
    expect((refusal as { message: string }).message).toMatch(/^[^\p{C}]+\.$/u);
  });
});

describe('roomNameKey', () => {
  it('is the same for names that look alike', () => {
    expect(roomNameKey('DEN')).toBe(roomNameKey('den'));
    expect(roomNameKey('den')).toBe(roomNameKey('dеn'));
    expect(roomNameKey('den')).not.toBe(roomNameKey('dan'));
  });
});

describe('isLobbyName', () => {
  it.each(['lobby', '#lobby', ' Lobby ', 'LOBBY', '1obby'])('knows %j', (input) => {
    expect(isLobbyName(input)).toBe(true);
  });

  it.each(['', '#', 'den', 'lobbys'])('knows that %j is another', (input) => {
    expect(isLobbyName(input)).toBe(false);
  });
});

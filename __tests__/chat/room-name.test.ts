import { describe, expect, it } from '@jest/globals';
import { lobby, parseRoomName } from '../../src/chat/room-name.ts';

describe('parseRoomName', () => {
  it('knows the lobby', () => {
    expect(parseRoomName('lobby')).toBe(lobby);
  });

  it.each(['', 'Lobby', ' lobby', 'lobby\n', 'den', '__proto__'])('refuses %j', (name) => {
    expect(parseRoomName(name)).toMatchObject({ type: 'refusal', code: 'no-such-room' });
  });
});

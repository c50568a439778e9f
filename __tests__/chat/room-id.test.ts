import { describe, expect, it } from '@jest/globals';
import { lobby, parseRoomId } from '../../src/chat/room-id.ts';

describe('parseRoomId', () => {
  it('knows the lobby', () => {
    expect(parseRoomId('lobby')).toBe(lobby);
  });

  it.each(['', 'Lobby', ' lobby', 'lobby\n', 'den', '__proto__'])('refuses %j', (name) => {
    expect(parseRoomId(name)).toMatchObject({ type: 'refusal', code: 'no-such-room' });
  });
});

import { expect, it } from '@jest/globals';
import type { RoomId } from '../../../../src/chat/room-id.ts';
import type { RoomSummary } from '../../../../src/client/view/view.ts';
import { listedRooms, nextRoom } from '../../../../src/web/room/frame/next-room.ts';

function rooms(shown: string): RoomSummary[] {
  return ['lobby', '@Bob', 'den', '@Eve'].map((name) => ({
    id: name as RoomId,
    kind: name.startsWith('@') ? 'direct' : 'public',
    label: name,
    unread: 0,
    mentions: 0,
    isShown: name === shown,
  }));
}

it('lists rooms of two below the others', () => {
  expect(listedRooms(rooms('den')).map(({ id }) => id)).toEqual(['lobby', 'den', '@Bob', '@Eve']);
});

it('goes up and down as they are listed, round and round', () => {
  expect(nextRoom(rooms('den'), 1)?.id).toBe('@Bob');
  expect(nextRoom(rooms('den'), -1)?.id).toBe('lobby');
  expect(nextRoom(rooms('lobby'), -1)?.id).toBe('@Eve');
  expect(nextRoom(rooms('@Eve'), 1)?.id).toBe('lobby');
});

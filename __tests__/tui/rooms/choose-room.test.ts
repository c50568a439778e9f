import { describe, expect, it } from '@jest/globals';
import type { RoomId } from '../../../src/chat/room-id.ts';
import type { RoomSummary } from '../../../src/client/view/view.ts';
import type { Action, KeyInput } from '../../../src/tui/keyboard/keys.ts';
import { chooseRoom, isRoomKey } from '../../../src/tui/rooms/choose-room.ts';

function rooms(shown: number, news: readonly Partial<RoomSummary>[] = []): RoomSummary[] {
  return ['lobby', 'AAAAA', 'BBBBB', '@a+b'].map((id, index) => ({
    id: id as RoomId,
    kind: id.startsWith('@') ? 'direct' : 'public',
    label: `#${id}`,
    unread: 0,
    mentions: 0,
    isShown: index === shown,
    ...news[index],
  }));
}

function press(action: Action, number?: number): KeyInput {
  return { type: 'action', action, ...(number !== undefined && { number }) };
}

describe('a key that shows a room', () => {
  it('names it by its place, if there is one', () => {
    expect(chooseRoom(rooms(0), press('show-room', 3))).toBe('BBBBB');
    expect(chooseRoom(rooms(0), press('show-room', 5))).toBeUndefined();
  });

  it('goes up and down, round and round', () => {
    expect(chooseRoom(rooms(0), press('room-below'))).toBe('AAAAA');
    expect(chooseRoom(rooms(3), press('room-below'))).toBe('lobby');
    expect(chooseRoom(rooms(0), press('room-above'))).toBe('@a+b');
    expect(chooseRoom(rooms(2), press('room-above'))).toBe('AAAAA');
  });

  it('goes to where oneself is spoken of or to, then to what is new at all', () => {
    const news = [{ unread: 1 }, {}, { unread: 5 }, { unread: 1 }];
    expect(chooseRoom(rooms(1, news), press('room-with-news'))).toBe('@a+b');
    expect(chooseRoom(rooms(1, [{ unread: 1 }, {}, { unread: 5 }]), press('room-with-news'))).toBe('BBBBB');
    expect(chooseRoom(rooms(1, [{ unread: 1, mentions: 1 }, {}, { unread: 5 }]), press('room-with-news'))).toBe(
      'lobby',
    );
    expect(chooseRoom(rooms(1), press('room-with-news'))).toBeUndefined();
  });

  it('is told from all others', () => {
    expect(isRoomKey(press('room-above'))).toBe(true);
    for (const input of [press('up'), { type: 'text', text: '1' } as const]) {
      expect(isRoomKey(input)).toBe(false);
      expect(chooseRoom(rooms(0), input)).toBeUndefined();
    }
  });
});

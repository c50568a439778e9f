import { describe, expect, it } from '@jest/globals';
import type { RoomInfo } from '../../../src/chat/room-record.ts';
import { findRoom } from '../../../src/client/rooms/find-room.ts';
import { formatRoomLabel } from '../../../src/client/rooms/room-label.ts';
import { initialRoomView } from '../../../src/client/view/room-view.ts';
import { denInfo, lobbyInfo } from '../sample-rooms.ts';

const direct = (id: string, pair: readonly [by: string, nick: string][]): RoomInfo =>
  ({ ...lobbyInfo, id, kind: 'direct', pair: pair.map(([by, nick]) => ({ by, nick })) }) as unknown as RoomInfo;
const withBob = direct('@a+b', [
  ['own-key', 'Ada'],
  ['key-of-bob', 'Bob'],
]);
const withOneself = direct('@a+a', [
  ['own-key', 'Ada'],
  ['own-key', 'Grace'],
]);
const secret = { ...denInfo, id: 'QW23E', kind: 'private', name: undefined } as unknown as RoomInfo;
const ada = { keyId: 'own-key', nick: 'Ada' };

describe("a room's label", () => {
  it('is its name, else its code, else the other one’s nick', () => {
    const labels = [lobbyInfo, denInfo, secret, withBob, withOneself].map((info) => formatRoomLabel(info, ada));
    expect(labels).toEqual(['#lobby', '#den', '#QW23E', '@Bob', '@Grace']);
    expect(formatRoomLabel(withOneself, { ...ada, nick: 'Grace' })).toBe('@Ada');
    expect(
      formatRoomLabel(
        direct('@a+a', [
          ['own-key', 'Ada'],
          ['own-key', 'Ada'],
        ]),
        ada,
      ),
    ).toBe('@Ada');
  });
});

describe('finding a room', () => {
  const bobsRoom = { ...denInfo, id: 'AAAAA', name: 'Bob' } as unknown as RoomInfo;
  const rooms = [lobbyInfo, denInfo, secret, withBob].map((info) => initialRoomView(info, 'Ada'));
  const find = (text: string, held = rooms) => findRoom(held, { text, keyId: 'own-key' })?.info.id;

  it.each([
    ['lobby', 'lobby'],
    ['#Lobby', 'lobby'],
    ['den', denInfo.id],
    ['#DEN ', denInfo.id],
    ['k7qmx', denInfo.id],
    ['#K7-QMX', denInfo.id],
    ['qw23e', 'QW23E'],
    ['bob', withBob.id],
    ['@Bob', withBob.id],
    ['#Bob', undefined],
    ['@den', undefined],
    ['nowhere', undefined],
    ['', undefined],
  ])('by %j', (text, id) => {
    expect(find(text)).toBe(id);
  });

  it('takes a room for a person of the same name only where it is said', () => {
    const held = [...rooms, initialRoomView(bobsRoom, 'Ada')];
    expect([find('Bob', held), find('@Bob', held), find('#Bob', held)]).toEqual(['AAAAA', withBob.id, 'AAAAA']);
  });
});

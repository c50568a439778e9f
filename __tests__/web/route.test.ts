import { describe, expect, it, test } from '@jest/globals';
import type { RoomId } from '../../src/chat/room-id.ts';
import type { RoomName } from '../../src/chat/room-name.ts';
import { formatRoute, home, parseRoute, routeOf } from '../../src/web/route.ts';

describe('the route that a path names', () => {
  test.each([
    ['/r/lobby', 'lobby'],
    ['/r/K7QMX', 'K7QMX'],
    ['/r/K7QMX/', 'K7QMX'],
    ['/r/@Bob', '@Bob'],
    ['/r/%E2%98%83', '☃'],
    ['/r/100%', '100%'],
    ['/r/a%2Fb', 'a/b'],
  ])('%s is the room %s', (path, room) => {
    expect(parseRoute(path)).toEqual({ type: 'room', room });
  });

  test.each(['/', '', '/r', '/r/', '/r//', '/r/%20', '/rooms/den', '/r/a/b'])('%s is home', (path) => {
    expect(parseRoute(path)).toEqual(home);
  });

  test.each(['den', '@Bob', 'a b', 'a/b?c#d', 'ß☃', '100%', '..', 'a+b&c'])('comes back from its path: %s', (room) => {
    const path = formatRoute({ type: 'room', room });
    expect(path).toMatch(/^\/r\/[^/?#\s]+$/u);
    expect(parseRoute(path)).toEqual({ type: 'room', room });
  });
});

it('finds a public room by its name, a private one by its code and one of two by who it is with', () => {
  const [id, name] = ['K7QMX' as RoomId, 'den' as RoomName];
  expect(routeOf({ id, name, kind: 'public' }, '#den')).toEqual({ type: 'room', room: 'den' });
  expect(routeOf({ id, kind: 'public' }, '#K7QMX')).toEqual({ type: 'room', room: 'K7QMX' });
  expect(routeOf({ id, name, kind: 'private' }, '#den')).toEqual({ type: 'room', room: 'K7QMX' });
  expect(routeOf({ id: '@a+b' as RoomId, kind: 'direct' }, '@Bob')).toEqual({ type: 'room', room: '@Bob' });
  expect(routeOf({ id: 'lobby' as RoomId, kind: 'lobby' }, '#lobby')).toEqual({ type: 'room', room: 'lobby' });
});

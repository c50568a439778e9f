import { expect, it } from '@jest/globals';
import type { RoomEvent } from '../../../../src/chat/event.ts';
import { announcementsOf } from '../../../../src/web/room/pane/announcements.ts';
import { eve, message, nickChange } from '../../../storage/sample-events.ts';

const listener = { keyId: 'own', ignored: [], hostTime: 0 };

function spoken(events: readonly RoomEvent[], changes: Partial<Parameters<typeof announcementsOf>[1]> = {}): string[] {
  return announcementsOf(events, { ...listener, ...changes }).map(({ text }) => text);
}

it('tells who says what, in one line', () => {
  expect(spoken([message(1, 'hello\nthere'), message(2, 'waves', { isAction: true })])).toEqual([
    'Ada: hello there',
    'Ada waves',
  ]);
});

it('tells nothing of oneself, of who is ignored, and of what is not said', () => {
  expect(spoken([message(1)], { keyId: 'key-of-ada' })).toEqual([]);
  expect(spoken([message(1, 'hm', { by: eve })], { ignored: [{ nick: 'Eve', by: eve }] })).toEqual([]);
  expect(spoken([nickChange(1, 'Robin'), message(2, '')])).toEqual([]);
});

it('only counts many', () => {
  expect(spoken([1, 2, 3, 4].map((seq) => message(seq)))).toEqual(['4 new messages']);
});

it('cuts what is long', () => {
  expect(spoken([message(1, 'x'.repeat(3000))])[0]?.length).toBeLessThan(220);
});

it('leaves nothing of a temporary message when that is over', () => {
  const [announcement] = announcementsOf([message(1, 'secret', { expiresAt: 2000 })], { ...listener, hostTime: 500 });
  expect(announcement?.lastsMs).toBe(1500);
  expect(spoken([message(1, 'secret', { expiresAt: 2000 })], { hostTime: 2000 })).toEqual([]);
});

import { describe, expect, it } from '@jest/globals';
import type { MessagePosted } from '../../../src/chat/event.ts';
import type { Found } from '../../../src/chat/outgoing.ts';
import type { KeyInput } from '../../../src/tui/keyboard/keys.ts';
import { browse } from '../../../src/tui/room/browsing.ts';
import { layOutOffered } from '../../../src/tui/room/offered-rows.ts';
import { applyInputEvent, emptyRoomInput } from '../../../src/tui/room/room-input.ts';
import type { RoomInput, RoomStep } from '../../../src/tui/room/room-state.ts';

const messages = [3, 5, 8].map(
  (seq) => ({ seq, at: 0, nick: 'Ada', text: `message ${seq}\nof two lines` }) as MessagePosted,
);
const found = { type: 'found', room: 'lobby', messages, isOldest: true } as unknown as Found;
const people = { nick: 'Ada', nicks: new Set<never>(), items: [] };

function press(input: RoomInput, ...events: (KeyInput | Extract<KeyInput, { type: 'action' }>['action'])[]): RoomStep {
  let step: RoomStep = { input };
  for (const each of events) {
    const event = typeof each === 'string' ? ({ type: 'action', action: each } as const) : each;
    step = applyInputEvent(step.input, { event, endsForOthers: false, people });
  }
  return step;
}

describe('among what was found', () => {
  const browsing = browse(emptyRoomInput, found);

  it.each<[string, Parameters<typeof press>[1][], number]>([
    ['the newest is chosen first', [], 8],
    ['up is older', ['up'], 5],
    ['it ends at the oldest', ['up', 'up', 'up', 'up'], 3],
    ['and at the newest', ['up', 'down', 'down'], 8],
    ['Tab and Shift-Tab go as well', ['complete-back', 'complete-back', 'complete'], 5],
  ])('%s', (_, keys, seq) => {
    expect(press(browsing, ...keys, 'submit')).toEqual({
      input: emptyRoomInput,
      wish: { type: 'go-to', place: { seq, room: 'lobby' } },
    });
  });

  it('Escape and Ctrl-C put it away, and what is typed is not lost', () => {
    expect(press(browsing, 'cancel')).toEqual({ input: emptyRoomInput });
    expect(press(browsing, 'interrupt')).toEqual({ input: emptyRoomInput });
    expect(press(browsing, { type: 'text', text: 'hi' }).input).toMatchObject({
      composer: { text: 'hi' },
      mode: { type: 'writing' },
    });
  });

  it('no question that is being asked is pushed aside', () => {
    const asking: RoomInput = { ...emptyRoomInput, mode: { type: 'asking-leave' } };
    expect(browse(asking, found)).toBe(asking);
  });

  it('each stands in one row, no wider than asked, the chosen one marked and always there', () => {
    const rows = (chosen: number, maxRows: number, width = 60) =>
      layOutOffered({ type: 'browsing', found, chosen }, { width, maxRows }).map(([part]) => part?.text ?? '');
    expect(rows(2, 9)[2]).toMatch(/^ ▸ #8 {2}1970-01-01 \d\d:\d\d {2}Ada {2}message 8 of two lines$/u);
    expect(rows(0, 2).map((row) => row.slice(3, 5))).toEqual(['#3', '#5']);
    expect(rows(2, 1)).toHaveLength(1);
    expect(rows(2, 1)[0]).toMatch(/^ ▸ #8/u);
    expect(rows(1, 0)).toEqual([]);
    expect(rows(1, 3, 12).every((row) => row.length <= 12)).toBe(true);
  });
});

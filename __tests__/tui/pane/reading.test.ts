import { describe, expect, it } from '@jest/globals';
import type { RoomEvent } from '../../../src/chat/event.ts';
import type { Item } from '../../../src/client/view/item.ts';
import {
  countNew,
  lacksNewer,
  type Reading,
  readDown,
  readFirst,
  readTop,
  readUp,
  withNewer,
  withOlder,
} from '../../../src/tui/pane/reading.ts';
import { fullPane } from '../../../src/tui/pane/scroll.ts';
import { came, draw, renamed, said, viewOf } from '../shown-items.ts';

const size = { width: 80, height: 10, hostTime: 0 };
const own = { keyId: 'own', clientId: 'own' };

function history(from: number, to: number): Item[] {
  return Array.from({ length: to - from + 1 }, (_, index) => said(`message ${from + index}`, { seq: from + index }));
}

function events(from: number, to: number): RoomEvent[] {
  return history(from, to).flatMap((item) => (item.kind === 'event' ? [item.event] : []));
}

/** The numbers of the messages in the pane of someone who reads back. */
function numbers(reading: Reading | undefined): number[] {
  if (!reading) throw new Error('The pane follows.');
  return draw(fullPane(reading.held, { ...size, bottom: reading.bottom }))
    .map((line) => Number(/message (\d+)/u.exec(line)?.[1]))
    .filter((number) => !Number.isNaN(number));
}

function up(items: readonly Item[], reading?: Reading): Reading {
  const next = readUp({ reading, view: viewOf(items), size });
  if (!next) throw new Error('There is nothing older.');
  return next;
}

describe('reading back', () => {
  it('holds what was there: nothing that arrives, or is let go, or is read anew moves it', () => {
    const reading = up(history(1, 100));
    for (const items of [history(1, 200), history(5000, 9000), []]) {
      expect(numbers(readUp({ reading, view: viewOf(items), size }))).toEqual(numbers(up(history(1, 100), reading)));
    }
  });

  it('goes down to what came meanwhile, and follows again at the newest', () => {
    const later = viewOf([...history(1, 115), came('Bob')]);
    let reading: Reading | undefined = up(history(1, 100));
    const seen: number[] = [];
    for (let page = 0; page < 10 && reading; page += 1) {
      seen.push(numbers(reading).at(-1) ?? 0);
      reading = readDown({ reading, view: later, size });
    }
    expect(reading).toBeUndefined();
    expect(seen).toEqual([91, 100, 109]);
  });

  it('does not show twice what is in no log', () => {
    const before = [...history(1, 100), came('Bob')];
    const reading = up(before);
    const down = readDown({ reading, view: viewOf([...before, ...history(101, 140)]), size });
    expect(down?.held.items.filter(({ kind }) => kind === 'presence')).toHaveLength(1);
    expect(down?.held.items.at(-1)?.key).toBe('e140');
  });

  it('waits at the end of what it holds where what follows must be asked for', () => {
    const reading = up(history(1, 100));
    const far = viewOf(history(5000, 9000));
    const atEnd = readDown({ reading: readDown({ reading, view: far, size }), view: far, size });
    expect(numbers(atEnd).at(-1)).toBe(100);
    expect(lacksNewer({ reading: atEnd, view: far, size })).toBe(true);
    expect(lacksNewer({ reading: atEnd, view: viewOf(history(1, 300)), size })).toBe(false);
    if (!atEnd) throw new Error('It waits.');
    const more = withNewer(atEnd, { events: events(101, 300), own });
    expect(numbers(readDown({ reading: more, view: far, size })).at(-1)).toBe(109);
    expect(withNewer(atEnd, { events: events(150, 300), own })).toBe(atEnd);
  });

  it('begins anew with a log that has other events under the same numbers', () => {
    const reading = up(history(1, 100));
    const others = history(1, 100).map((item) =>
      item.kind === 'event' ? { ...item, event: { ...item.event, id: 'another.1' as never } } : item,
    );
    expect(lacksNewer({ reading, view: viewOf(others), size })).toBe(true);
  });

  it('gets older pages, and keeps no more than 5,000 items', () => {
    let reading = readTop({ reading: undefined, view: viewOf(history(9001, 9400)), size });
    for (let from = 8601; from > 1; from -= 400) {
      if (!reading) throw new Error('It reads.');
      reading = withOlder(reading, { events: events(from, from + 399), own, isOldest: false });
      reading = readTop({ reading, view: viewOf([]), size });
      expect(numbers(reading)[0]).toBe(from);
      expect(reading?.held.items.length).toBeLessThanOrEqual(5000);
    }
    expect(numbers(reading)).toEqual(Array.from({ length: 9 }, (_, index) => 201 + index));
  });

  it('starts at the first message, wherever it was', () => {
    const first = readFirst(
      { reading: undefined, view: viewOf(history(5000, 9000)), size },
      { events: events(1, 300), own },
    );
    expect(numbers(first)[0]).toBe(1);
    expect(first?.held.isOldest).toBe(true);
    expect(first?.newestSeq).toBe(9000);
  });

  it('stays where it is when there is nothing older, and follows when all fits', () => {
    expect(readUp({ reading: undefined, view: viewOf(history(1, 5)), size })).toBeUndefined();
    expect(readTop({ reading: undefined, view: viewOf(history(1, 5)), size })).toBeUndefined();
    const top = readTop({ reading: undefined, view: viewOf(history(1, 50)), size });
    expect(readUp({ reading: top, view: viewOf([]), size })).toEqual(top);
  });
});

describe('what is new', () => {
  const reading = up(history(1, 100));

  it('is the messages that came since the end was left, not what stood below', () => {
    expect(countNew(viewOf(history(1, 100)), reading)).toBe(0);
    const items = [...history(1, 112), renamed('Ada', 'Countess', { seq: 113 }), came('Bob')];
    expect(countNew(viewOf(items), reading)).toBe(12);
  });

  it('counts on when not all of it is kept, and not at all in a log begun anew', () => {
    expect(countNew(viewOf(history(5000, 9000)), reading)).toBe(8900);
    expect(countNew(viewOf(history(1, 50)), reading)).toBe(0);
    expect(countNew(viewOf([]), reading)).toBe(0);
  });
});

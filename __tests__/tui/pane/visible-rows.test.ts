import { describe, expect, it } from '@jest/globals';
import type { Item } from '../../../src/client/view/item.ts';
import { layOutDay } from '../../../src/tui/pane/lay-out-item.ts';
import { fullPane, pageDown, pageTop } from '../../../src/tui/pane/scroll.ts';
import { type Pane, visibleRows } from '../../../src/tui/pane/visible-rows.ts';
import { at, came, draw, happened, said, viewOf } from '../shown-items.ts';

const size = { width: 49, height: 20, hostTime: 0 };

function history(length: number): Item[] {
  return Array.from({ length }, (_, index) => said(`message ${index + 1}`, { seq: index + 1 }));
}

/** The same list, and which of its items have been looked at. */
function watched(items: readonly Item[]): { readonly items: readonly Item[]; readonly looked: ReadonlySet<string> } {
  const looked = new Set<string>();
  const proxy = new Proxy(items, {
    get: (target, property, receiver) => {
      if (typeof property === 'string' && /^\d+$/u.test(property)) looked.add(property);
      return Reflect.get(target, property, receiver);
    },
  });
  return { items: proxy, looked };
}

describe('the rows that are seen', () => {
  it('are the last ones, in order', () => {
    const lines = draw(visibleRows(viewOf(history(100)), size));
    expect(lines.map((line) => line.trim().split(' ').at(-1))).toEqual(
      Array.from({ length: 20 }, (_, row) => `${row + 81}`),
    );
  });

  it('are all there is, when that is less', () => {
    expect(draw(visibleRows(viewOf(history(2)), size))).toEqual([
      '  — Friday 20 November 2026 —',
      ' 12:34  Ada    message 1',
      ' 12:34  Ada    message 2',
    ]);
    expect(visibleRows(viewOf([]), size)).toEqual([]);
  });

  it('show the end of a message that is higher than the pane', () => {
    const long = Array.from({ length: 50 }, (_, line) => `line ${line}`).join('\n');
    const lines = draw(visibleRows(viewOf([...history(5), said(long, { seq: 6 })]), size));
    expect(lines).toHaveLength(20);
    expect(lines.at(-1)).toContain('line 49');
  });

  it('end with what is being sent', () => {
    const sending = [{ number: 4, text: 'on its way' }];
    const lines = draw(visibleRows(viewOf(history(30), { sending }), size));
    expect(lines).toHaveLength(20);
    expect(lines.at(-1)).toContain('on its way (sending)');
    expect(lines.at(-2)).toContain('message 30');
  });

  it('show the last of very much that is being sent, and nothing else', () => {
    const sending = Array.from({ length: 500 }, (_, number) => ({ number, text: `sent ${number}` }));
    const lines = draw(visibleRows(viewOf(history(30), { sending }), size));
    expect(lines).toHaveLength(20);
    expect(lines.every((line) => line.includes('(sending)'))).toBe(true);
    expect(lines.at(-1)).toContain('sent 499');
  });

  it('have keys that differ', () => {
    const view = viewOf([...history(5), said('long '.repeat(60), { seq: 6 })], { sending: [{ number: 1, text: 'x' }] });
    const keys = visibleRows(view, size).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('a new day', () => {
  const friday = '  — Friday 20 November 2026 —';
  const saturday = '  — Saturday 21 November 2026 —';
  const days = [
    said('late', { seq: 1 }),
    came('Robin'),
    said('early', { seq: 2, daysLater: 1 }),
    said('on', { seq: 3, daysLater: 1 }),
  ];
  const lines = [
    friday,
    ' 12:34  Ada    late',
    '        → Robin joined',
    saturday,
    ' 12:34  Ada    early',
    ' 12:34  Ada    on',
  ];

  it('is told above its first message, and above the oldest', () => {
    expect(draw(visibleRows(viewOf(days), size))).toEqual(lines);
  });

  it('is no longer told above a message that older ones of that day have come before', () => {
    const [, ...later] = days;
    expect(draw(visibleRows(viewOf(later), size))).toEqual(lines.slice(2));
    const older = said('before', { seq: 1, daysLater: 1 });
    expect(draw(visibleRows(viewOf([older, ...later]), size))).toEqual([
      saturday,
      ' 12:34  Ada    before',
      ...lines.slice(2, 3),
      ...lines.slice(4),
    ]);
  });

  it('stands as the last row of a pane when someone reads there', () => {
    const bottom = layOutDay(days[2] as Item, 0).key;
    expect(draw(visibleRows(viewOf(days), { ...size, bottom }))).toEqual(lines.slice(0, 4));
  });
});

describe('the line above what is new', () => {
  const line = '  — new since you left —';
  const items = [said('old', { seq: 1 }), came('Robin'), said('own', { seq: 2, isOwn: true }), ...history(4).slice(2)];
  const shown = (after: number, changes: Partial<Pane> = {}) =>
    draw(visibleRows(viewOf(items), { ...size, away: { after, upTo: 4 }, ...changes }));

  it('stands above the first message of others, once, and goes again', () => {
    expect(shown(1).indexOf(line)).toBe(4);
    expect(shown(1)[5]).toContain('message 3');
    expect(shown(1).filter((each) => each === line)).toHaveLength(1);
    expect(shown(3).indexOf(line)).toBe(5);
    expect(shown(4)).not.toContain(line);
    expect(draw(visibleRows(viewOf(items), size))).not.toContain(line);
  });

  it('stands under the day that begins there', () => {
    const tomorrow = [said('old', { seq: 1 }), said('new', { seq: 2, daysLater: 1 })];
    expect(draw(visibleRows(viewOf(tomorrow), { ...size, away: { after: 1, upTo: 2 } })).slice(2)).toEqual([
      '  — Saturday 21 November 2026 —',
      line,
      ' 12:34  Ada    new',
    ]);
  });
});

describe('what shows nothing by itself', () => {
  const amended = [
    said('one', { seq: 1 }),
    happened({ type: 'message-edited', seq: 2, target: 1, text: 'x' }),
    happened({ type: 'reaction-added', seq: 3, target: 1, reaction: '+1' }),
    said('gone', { seq: 4, daysLater: 1, expiresAt: 5 }),
    said('two', { seq: 5, daysLater: 1 }),
    happened({ type: 'message-deleted', seq: 6, target: 1, at: at + 3 * 24 * 60 * 60 * 1000 }),
  ];
  const late = { ...size, hostTime: 5 };

  it('has no row, no day of its own, and nothing above it', () => {
    expect(draw(visibleRows(viewOf(amended), late))).toEqual([
      '  — Friday 20 November 2026 —',
      ' 12:34  Ada    one',
      '  — Saturday 21 November 2026 —',
      ' 12:34  Ada    two',
    ]);
    expect(draw(visibleRows(viewOf(amended), { ...late, away: { after: 1, upTo: 6 } })).slice(2)).toEqual([
      '  — Saturday 21 November 2026 —',
      '  — new since you left —',
      ' 12:34  Ada    two',
    ]);
  });

  it('does not keep one from the first row, nor the pane from being full', () => {
    const items = Array.from({ length: 200 }, (_, index) =>
      index % 10 === 0
        ? said(`message ${index}`, { seq: index + 1 })
        : happened({ type: 'reaction-added', seq: index + 1, target: 1, reaction: '+1' }),
    );
    const pane = { ...size, height: 5 };
    const texts = (rows: Parameters<typeof draw>[0]) => draw(rows).map((each) => each.trim().split(' ').at(-1));
    expect(texts(visibleRows(viewOf(items), pane))).toEqual(['150', '160', '170', '180', '190']);
    expect(texts(fullPane(viewOf(items), pageTop(viewOf(items), pane)))).toEqual(['—', '0', '10', '20', '30']);
  });

  it('leaves the pane where it is when it goes while someone reads there', () => {
    const bottom = 'e4.0';
    expect(draw(visibleRows(viewOf(amended), { ...size, bottom })).at(-1)).toContain('gone');
    expect(draw(visibleRows(viewOf(amended), { ...late, bottom })).at(-1)).toContain('one');
    expect(draw(fullPane(viewOf(amended), { ...late, bottom })).at(-1)).toContain('two');
  });
});

describe('numbers and countdowns', () => {
  const wide = { width: 60, height: 20, hostTime: 0 };

  it('have as much room as the newest number in sight needs', () => {
    const text = (seq: number) => draw(visibleRows(viewOf([said('x'.repeat(80), { seq })]), wide))[1];
    expect(text(7)).toBe(` 12:34  Ada    ${'x'.repeat(39)}    7`);
    expect(text(1_234_567)).toBe(` 12:34  Ada    ${'x'.repeat(36)} 1234567`);
  });

  it('change with the time, and what does not count stays the same row', () => {
    const items = [said('stays', { seq: 1 }), said('goes', { seq: 2, expiresAt: 60_000 })];
    const rowsAt = (hostTime: number) => visibleRows(viewOf(items), { ...wide, hostTime });
    expect(draw(rowsAt(0)).at(-1)).toMatch(/goes +1 m$/u);
    expect(draw(rowsAt(500)).at(-1)).toMatch(/goes +1 m$/u);
    expect(draw(rowsAt(1000)).at(-1)).toMatch(/goes +59 s$/u);
    expect(draw(rowsAt(59_999)).at(-1)).toMatch(/goes +1 s$/u);
    expect(draw(rowsAt(60_000)).at(-1)).toMatch(/stays/u);
    expect(rowsAt(1000)[1]).toBe(rowsAt(2000)[1]);
  });

  it('take room in a narrow pane only while there is a countdown', () => {
    const narrow = { width: 40, height: 20, hostTime: 0 };
    const lasting = said('x'.repeat(24), { seq: 1 });
    expect(draw(visibleRows(viewOf([lasting]), narrow))).toHaveLength(2);
    expect(draw(visibleRows(viewOf([lasting, said('y', { seq: 2, expiresAt: 9 })]), narrow))).toHaveLength(4);
  });
});

describe('who is ignored', () => {
  const items = history(100).map((item, index) =>
    index % 10 === 0 ? said(`Bob ${index}`, { seq: index + 1, nick: 'Bob' }) : item,
  );
  const ignored = [{ nick: 'Ada' }];

  it('leaves no rows, and the pane is full of what others said', () => {
    const lines = draw(visibleRows(viewOf(items), { width: 49, height: 5, hostTime: 0, ignored }));
    expect(lines.map((each) => each.trim().split(' ').at(-1))).toEqual(['50', '60', '70', '80', '90']);
  });

  it('comes back as it was', () => {
    const before = draw(visibleRows(viewOf(items), size));
    visibleRows(viewOf(items), { ...size, ignored });
    expect(draw(visibleRows(viewOf(items), size))).toEqual(before);
  });

  it('is passed over in reading back, also from the first row on', () => {
    const pane = { width: 49, height: 4, hostTime: 0, ignored };
    const top = pageTop(viewOf(items), pane);
    expect(draw(fullPane(viewOf(items), top)).map((each) => each.trim().split(' ').at(-1))).toEqual([
      '—',
      '0',
      '10',
      '20',
    ]);
    const down = pageDown(viewOf(items), top);
    expect(draw(fullPane(viewOf(items), down)).map((each) => each.trim().split(' ').at(-1))).toEqual([
      '20',
      '30',
      '40',
      '50',
    ]);
  });

  it('leaves an empty pane where nobody else has said anything', () => {
    const alone = viewOf(history(3).slice(1));
    const lines = draw(visibleRows(alone, { ...size, ignored, bottom: 'e2.0' }));
    expect(lines.every((each) => each.startsWith('  — '))).toBe(true);
  });
});

describe('their cost', () => {
  it.each([100, 10_000])(
    'does not grow with history: of %i items only those near the end are looked at, and the one before',
    (length) => {
      const { items, looked } = watched(history(length));
      expect(visibleRows(viewOf(items), size)).toHaveLength(20);
      expect(looked.size).toBeLessThanOrEqual(size.height + 1);
      expect(Math.min(...[...looked].map(Number))).toBeGreaterThanOrEqual(length - size.height - 1);
    },
  );

  it('is small the second time: the rows are the same objects, so that they are not drawn again', () => {
    const items = history(30);
    const first = visibleRows(viewOf(items), size);
    const second = visibleRows(viewOf([...items, said('new', { seq: 31 })]), size);
    expect(second.slice(0, -1)).toEqual(first.slice(1));
    for (const [index, row] of second.slice(0, -1).entries()) expect(row).toBe(first[index + 1]);
  });

  it('comes again when the pane changes its width, and back', () => {
    const items = [said('one two three four five six', { seq: 1 })];
    const wide = draw(visibleRows(viewOf(items), size));
    expect(wide).toHaveLength(2);
    expect(draw(visibleRows(viewOf(items), { width: 30, height: 20, hostTime: 0 })).length).toBeGreaterThan(2);
    expect(draw(visibleRows(viewOf(items), size))).toEqual(wide);
  });
});

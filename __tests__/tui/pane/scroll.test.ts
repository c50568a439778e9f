import { describe, expect, it } from '@jest/globals';
import type { Item } from '../../../src/client/view/item.ts';
import { fullPane, isNearBottom, isNearTop, pageDown, pageTop, pageUp } from '../../../src/tui/pane/scroll.ts';
import { type Pane, visibleRows } from '../../../src/tui/pane/visible-rows.ts';
import { came, draw, said, viewOf } from '../shown-items.ts';

const pane: Pane = { width: 80, height: 10, hostTime: 0 };

function history(length: number, first = 1): Item[] {
  return Array.from({ length }, (_, index) => said(`message ${first + index}`, { seq: first + index }));
}

/** The numbers of the messages in the pane; the row of the day has none. */
function numbers(items: readonly Item[], at: Pane): number[] {
  return draw(visibleRows(viewOf(items), at)).flatMap(
    (line) => /message (\d+)/u.exec(line)?.slice(1).map(Number) ?? [],
  );
}

describe('reading back', () => {
  it('goes up by a page, one row of the last staying in sight, and down again to the newest', () => {
    const items = history(100);
    const up = pageUp(viewOf(items), pane);
    expect(numbers(items, up)).toEqual([82, 83, 84, 85, 86, 87, 88, 89, 90, 91]);
    const further = pageUp(viewOf(items), up);
    expect(numbers(items, further).at(-1)).toBe(82);
    const down = pageDown(viewOf(items), further);
    expect(numbers(items, down)).toEqual(numbers(items, up));
    expect(pageDown(viewOf(items), down).bottom).toBeUndefined();
  });

  it('stops at the oldest row, with the pane full', () => {
    const items = history(25);
    let at = pane;
    for (let page = 0; page < 5; page += 1) at = pageUp(viewOf(items), at);
    expect(numbers(items, at)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(pageUp(viewOf(history(7)), pane)).toBe(pane);
  });

  it('stands still while messages come and older ones arrive', () => {
    const items = history(50, 51);
    const up = pageUp(viewOf(items), pane);
    const later = [...history(50), ...items, ...history(20, 101), came('Bob')];
    expect(numbers(later, up)).toEqual(numbers(items, up));
  });

  it('goes to the oldest row that is kept, with the pane full', () => {
    const top = pageTop(viewOf(history(100)), pane);
    expect(numbers(history(100), top)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(pageTop(viewOf(history(9)), pane).bottom).toBeUndefined();
  });

  it('fills a pane that has grown at the oldest row from below', () => {
    const view = viewOf(history(100));
    const grown = { ...pageTop(view, pane), height: 20 };
    expect(fullPane(view, grown)).toHaveLength(20);
    expect(draw(fullPane(view, grown)).at(-1)).toContain('message 19');
    expect(fullPane(viewOf(history(5)), pane)).toHaveLength(visibleRows(viewOf(history(5)), pane).length);
  });

  it('goes through a message that is higher than the pane', () => {
    const long = Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n');
    const view = viewOf([...history(3), said(long, { seq: 4 })]);
    const shown = draw(visibleRows(view, pageUp(view, pane)));
    expect(shown.map((line) => line.trim())).toEqual(Array.from({ length: 10 }, (_, row) => `line ${21 + row}`));
  });

  it('follows the newest again when its place is no longer kept', () => {
    const up = pageUp(viewOf(history(100)), pane);
    const items = history(50, 201);
    expect(numbers(items, up).at(-1)).toBe(250);
    expect(pageDown(viewOf(items), up).bottom).toBeUndefined();
  });

  it('asks for newer pages before the bottom is reached', () => {
    const view = viewOf(history(100));
    expect(isNearBottom(view, pageTop(view, pane))).toBe(false);
    expect(isNearBottom(view, pageUp(view, pane))).toBe(true);
  });

  it('asks for older pages before the top is reached, and not when there are none', () => {
    expect(isNearTop(viewOf(history(100)), pane)).toBe(false);
    expect(isNearTop(viewOf(history(20)), pane)).toBe(true);
    expect(isNearTop(viewOf(history(20), { isOldest: true }), pane)).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Item } from '../../../src/client/view.ts';
import { countBelow, isNearTop, pageDown, pageUp } from '../../../src/tui/pane/scroll.ts';
import { type Pane, visibleRows } from '../../../src/tui/pane/visible-rows.ts';
import { came, draw, said, viewOf } from '../shown-items.ts';

const pane: Pane = { width: 80, height: 10 };

function history(length: number, first = 1): Item[] {
  return Array.from({ length }, (_, index) => said(`message ${first + index}`, { seq: first + index }));
}

/** The numbers of the messages in the pane. */
function numbers(items: readonly Item[], at: Pane): number[] {
  return draw(visibleRows(viewOf(items), at)).map((line) => Number(/message (\d+)/u.exec(line)?.[1]));
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
    expect(numbers(items, at)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(pageUp(viewOf(history(7)), pane)).toBe(pane);
  });

  it('stands still while messages come and older ones arrive, and counts what is below', () => {
    const items = history(50, 51);
    const up = pageUp(viewOf(items), pane);
    const later = [...history(50), ...items, ...history(20, 101), came('Bob')];
    expect(numbers(later, up)).toEqual(numbers(items, up));
    expect(countBelow(viewOf(items), up)).toBe(9);
    expect(countBelow(viewOf(later), up)).toBe(29);
    expect(countBelow(viewOf(later), pane)).toBe(0);
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

  it('asks for older pages before the top is reached, and not when there are none', () => {
    expect(isNearTop(viewOf(history(100)), pane)).toBe(false);
    expect(isNearTop(viewOf(history(20)), pane)).toBe(true);
    expect(isNearTop(viewOf(history(20), { isOldest: true }), pane)).toBe(false);
  });
});

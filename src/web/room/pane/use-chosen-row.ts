import { type KeyboardEvent, useLayoutEffect, useState } from 'react';
import type { Row } from './rows.ts';
import type { Scrolling } from './use-scrolling.ts';

/** Which row is chosen, by keyboard or by a tap. */
interface Chosen {
  readonly key: string;
  readonly isFocused: boolean;
}

const nothing: Chosen = { key: '', isFocused: false };
const none: readonly number[] = [];

/** The row that the arrow keys have come to, or that was tapped. */
export function useChosenRow(rows: readonly Row[], scrolling: Scrolling) {
  const [chosen, setChosen] = useState(nothing);
  const index = chosen.key === '' ? -1 : rows.findIndex(({ key }) => key === chosen.key);
  const isLost = chosen.isFocused && index === -1;
  useLayoutEffect(() => {
    if (!isLost) return;
    setChosen(nothing);
    // A message that is sent gets another row: the keys are still for the rows.
    if (document.activeElement === document.body) scrolling.scroller.current?.focus({ preventScroll: true });
  }, [isLost, scrolling]);
  const walk = (step: 1 | -1) => {
    const row = rows[nextIndex(rows, { index, step, lastSeen: () => lastSeenIndex(rows, scrolling) })];
    if (!row) return;
    setChosen({ key: row.key, isFocused: true });
    scrolling.aim(row.key, 'nearest');
  };
  return {
    ...chosen,
    /** It has the focus, wherever it is scrolled to. */
    keptIndexes: index === -1 ? none : [index],
    hold: (key: string) => setChosen({ key, isFocused: false }),
    tap: (key: string) => setChosen((before) => (before.key === key ? nothing : { key, isFocused: false })),
    handlers: {
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
        const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
        if (event.key === 'Escape') setChosen(nothing);
        if (step === undefined || !isPlain || !isOnRows(event)) return;
        event.preventDefault();
        walk(step);
      },
    },
  };
}

/** Keys in a field, or in code that scrolls, are theirs. */
function isOnRows({ target, currentTarget }: KeyboardEvent<HTMLElement>): boolean {
  return target === currentTarget || (target as HTMLElement).matches('.PaneRow, button, a');
}

function lastSeenIndex(rows: readonly Row[], { isFollowing, list: { current } }: Scrolling): number {
  // A row that has only just come is not measured yet.
  if (isFollowing) return rows.length - 1;
  return current ? current.findItemIndex(current.scrollOffset + current.viewportSize - 1) : 0;
}

interface NextParts {
  readonly index: number;
  readonly step: 1 | -1;
  lastSeen(): number;
}

/** Where nothing is chosen, the walk begins at the last row that is seen. */
export function nextIndex(rows: readonly Row[], { index, step, lastSeen }: NextParts): number {
  if (index === -1) return Math.min(lastSeen(), rows.length - 1);
  return Math.max(0, Math.min(rows.length - 1, index + step));
}

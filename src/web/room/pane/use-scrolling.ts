import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { Readings } from './readings.ts';
import type { Row } from './rows.ts';
import { type Aim, useAims } from './use-aims.ts';
import { useIsShifted } from './use-is-shifted.ts';
import { useLeaving } from './use-leaving.ts';

/** Whoever has gone up no farther than this still follows, in pixels. */
const nearEndPx = 48;
/** Within this of the very end the pane follows again. */
const atEndPx = 4;
/** Older messages are asked for so many heights of the pane before they are seen. */
const heightsAhead = 2;
/** A browser may take so long to begin to scroll. */
const leavingMs = 400;

interface ScrollingParts {
  readonly readings: Readings;
  readonly rows: readonly Row[];
  readonly isFollowing: boolean;
  /** Another one: the rows have nothing to do with those before. */
  readonly place: string;
}

/** How the list of rows is scrolled. */
export interface Scrolling {
  /** What scrolls. */
  readonly scroller: RefObject<HTMLElement | null>;
  readonly list: RefObject<VirtualizerHandle | null>;
  /** The newest row is in sight. */
  readonly isFollowing: boolean;
  /** Rows came or went before the first one. */
  readonly isShifted: boolean;
  readonly handlers: ReturnType<typeof useLeaving>;
  onScroll(offset: number): void;
  onScrollEnd(): void;
  onResize(): void;
  /** Brings the row into sight, now or as soon as it is there. */
  aim(key: string, align: Aim['align']): void;
}

/** Keeps the newest row in sight while the pane follows, the rows where they are while somebody reads, and pages coming. */
export function useScrolling(parts: ScrollingParts): Scrolling {
  const { readings, rows, isFollowing, place } = parts;
  const scroller = useRef<HTMLElement | null>(null);
  const list = useRef<VirtualizerHandle | null>(null);
  const last = useRef({ offset: 0, viewportSize: 0, scrollSize: 0 });
  const aims = useAims(parts);
  const settle = () => {
    const aim = aims.take();
    if (aim) list.current?.scrollToIndex(aim.index, { align: aim.align });
    // Not by the list, which goes on with it for a while, whatever a person does meanwhile.
    else if (isFollowing && scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it depends on what is in the pane alone
  useLayoutEffect(settle, [rows, isFollowing, place]);
  const look = () => {
    const { current } = list;
    if (!current || current.viewportSize === 0) return;
    if (current.scrollOffset < current.viewportSize * heightsAhead) void readings.askOlder();
    if (!isFollowing && heightBelow(current) < current.viewportSize) void readings.askNewer();
  };
  // A short page does not fill the pane, and then nothing is scrolled.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same
  useEffect(look, [rows, isFollowing]);
  const { leave, followAtEnd } = useFollowing(list, parts);
  return {
    scroller,
    list,
    isFollowing,
    isShifted: useIsShifted(rows, place),
    handlers: useLeaving(leave),
    onScroll: (offset) => {
      const { current } = list;
      if (!current) return;
      const { viewportSize, scrollSize } = current;
      const before = last.current;
      last.current = { offset, viewportSize, scrollSize };
      const isUp = offset < before.offset - 1;
      // What changes its height scrolls, too.
      const isMoved = viewportSize === before.viewportSize && scrollSize === before.scrollSize;
      if (isFollowing && isUp && isMoved && heightBelow(current) > nearEndPx) readings.hold();
      if (!isFollowing) aims.note(current.findItemIndex(offset));
      look();
      if (!isUp) followAtEnd();
    },
    onScrollEnd: () => {
      const { current } = list;
      if (current) readings.letGo(current.scrollOffset < current.scrollSize / 2 ? 'newest' : 'oldest');
      followAtEnd();
    },
    onResize: () => {
      settle();
      look();
    },
    aim: (key, align) => {
      aims.aim({ key, align });
      settle();
    },
  };
}

/** Leaving the end, and coming back to it. */
function useFollowing(list: RefObject<VirtualizerHandle | null>, { readings, isFollowing }: ScrollingParts) {
  const leftAt = useRef(Number.NEGATIVE_INFINITY);
  const followAtEnd = useRef(() => {});
  followAtEnd.current = () => {
    const { current } = list;
    const isLeaving = performance.now() - leftAt.current < leavingMs;
    if (isFollowing || isLeaving || !current || heightBelow(current) > atEndPx) return;
    void readings.askNewer().then((isNewest) => {
      if (isNewest && heightBelow(current) <= atEndPx) readings.follow();
    });
  };
  return {
    followAtEnd: () => followAtEnd.current(),
    leave: () => {
      if (!list.current || list.current.scrollOffset <= 0) return;
      leftAt.current = performance.now();
      readings.hold();
      // It may not have come to scrolling after all.
      setTimeout(() => followAtEnd.current(), leavingMs + 1);
    },
  };
}

function heightBelow({ scrollSize, viewportSize, scrollOffset }: VirtualizerHandle): number {
  return scrollSize - viewportSize - scrollOffset;
}

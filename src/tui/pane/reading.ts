import type { RoomEvent } from '../../chat/event.ts';
import { amendItems, amendmentsIn } from '../../client/view/amend-items.ts';
import { applyRoomAction } from '../../client/view/apply-room-action.ts';
import {
  catchUp,
  countSince,
  holdNewer,
  holdOlder,
  holdPage,
  letNewestGo,
  letOldestGo,
  newestSeq,
} from '../../client/view/held-history.ts';
import type { OwnIds } from '../../client/view/item.ts';
import type { RoomView } from '../../client/view/room-view.ts';
import { isNearBottom, pageDown, pageTop, pageUp } from './scroll.ts';
import { type Pane, rowsBelow, visibleRows } from './visible-rows.ts';

/** Someone reads back, in a view of their own: nothing that arrives moves it. */
export interface Reading {
  readonly held: RoomView;
  /** The key of the row that stands last in the pane. */
  readonly bottom: string;
  /** The seq of the newest event when they left the end: what came later is new. */
  readonly newestSeq: number;
}

/** Where a step starts: `view` is what the client shows now, without a `reading` the pane follows that. */
export interface ReadingParts {
  readonly reading: Reading | undefined;
  readonly view: RoomView;
  readonly size: Omit<Pane, 'bottom'>;
}

/** One page up; unchanged where nothing older is kept. */
export function readUp({ reading, view, size }: ReadingParts): Reading | undefined {
  const held = reading?.held ?? view;
  return at(pageUp(held, { ...size, bottom: reading?.bottom }).bottom, { reading, held }) ?? reading;
}

/** One page down; undefined at the newest row, from where the pane follows again. */
export function readDown({ reading, view, size }: ReadingParts): Reading | undefined {
  if (!reading) return undefined;
  const pane = { ...size, bottom: reading.bottom };
  const caughtUp = isNearBottom(reading.held, pane) ? catchUp(reading.held, view) : reading.held;
  const held = caughtUp ? letOldestGo(caughtUp) : reading.held;
  const { bottom } = pageDown(held, pane);
  if (bottom !== undefined || caughtUp) return at(bottom, { reading, held });
  // What comes next is not here yet.
  return at(visibleRows(held, { ...size, height: 1 }).at(-1)?.key, { reading, held });
}

/** The oldest row that is kept; undefined when all fits into the pane. */
export function readTop({ reading, view, size }: ReadingParts): Reading | undefined {
  const held = reading?.held ?? view;
  return at(pageTop(held, size).bottom, { reading, held });
}

/** The middle of the pane at a message among these events. */
export function readAround(
  { reading, view, size }: ReadingParts,
  { seq, events, own, isOldest }: { seq: number; events: readonly RoomEvent[]; own: OwnIds; isOldest: boolean },
): Reading | undefined {
  const held = holdPage(view, { events, own, isOldest });
  const place = { ...size, bottom: `e${seq}.0` };
  const bottom = rowsBelow(held, place, Math.floor(size.height / 2)).at(-1)?.key ?? place.bottom;
  return at(bottom, { reading: reading ?? start(view, ''), held });
}

/** The oldest row of these events, which are the first of the log. */
export function readFirst(
  parts: ReadingParts,
  { events, own }: { events: readonly RoomEvent[]; own: OwnIds },
): Reading | undefined {
  const { reading, view, size } = parts;
  const held = holdPage(view, { events, own, isOldest: true });
  return at(pageTop(held, size).bottom, { reading: reading ?? start(view, ''), held });
}

/** With the page before its oldest event; the far end is let go when that makes too many. */
export function withOlder(
  reading: Reading,
  page: { events: readonly RoomEvent[]; own: OwnIds; isOldest: boolean },
): Reading {
  return { ...reading, held: letNewestGo(holdOlder(reading.held, page)) };
}

/** With the events after its newest one; the same when others came between. */
export function withNewer(reading: Reading, { events, own }: { events: readonly RoomEvent[]; own: OwnIds }): Reading {
  const held = holdNewer(reading.held, { events, own });
  return held === reading.held ? reading : { ...reading, held };
}

/** What is read is as it is by now: edited, deleted, reacted to. The same where these events change nothing in it. */
export function withAmendments(reading: Reading, events: readonly RoomEvent[]): Reading {
  const amended = amendItems(reading.held, amendmentsIn(events));
  return amended.items === reading.held.items ? reading : { ...reading, held: { ...reading.held, ...amended } };
}

/** Without what was temporary and is over at this time on the host's clock; `Infinity`: without all that was. The same where nothing was. */
export function withoutExpired(reading: Reading, hostTime: number): Reading {
  const held = applyRoomAction(reading.held, { type: 'time-passed', hostTime });
  return held === reading.held ? reading : { ...reading, held };
}

/** Whether what comes after the held events must be asked for. */
export function lacksNewer({ reading, view, size }: ReadingParts): boolean {
  if (!reading || !isNearBottom(reading.held, { ...size, bottom: reading.bottom })) return false;
  return catchUp(reading.held, view) === undefined;
}

/** How many messages came since the end was left. */
export function countNew(view: RoomView, { newestSeq: left }: Reading): number {
  return countSince(view, left);
}

function start(view: RoomView, bottom: string): Reading {
  return { held: { ...view, sending: [] }, bottom, newestSeq: newestSeq(view) };
}

function at(
  bottom: string | undefined,
  { reading, held }: { reading: Reading | undefined; held: RoomView },
): Reading | undefined {
  if (bottom === undefined) return undefined;
  return reading ? { ...reading, held, bottom } : start(held, bottom);
}

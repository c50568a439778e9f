import type { RoomEvent } from '../../chat/event.ts';
import type { Item } from '../view/item.ts';
import { type Ignored, isIgnoredEvent } from './ignored.ts';

/** What came while one was away, by seq: `after` exclusive, `upTo` inclusive. */
export interface Away {
  readonly after: number;
  readonly upTo: number;
}

/** How far somebody has followed a room. */
export interface Attention {
  /** The seq of the newest event that was there while they were. */
  readonly seen: number;
  readonly away: Away | undefined;
  /** When the connection was lost, on a monotonic clock; undefined while it is there. */
  readonly lostAt: number | undefined;
  /** They were away for longer than a moment, and what came meanwhile is just arriving. */
  readonly isReturning: boolean;
}

/** A shorter absence is none. */
const momentMs = 60_000;

/** Somebody enters: `seen` is how far they were the last time, undefined the first time; `newest` is the room's last seq. */
export function enterRoom({ seen, newest }: { seen: number | undefined; newest: number }): Attention {
  const away = seen !== undefined && seen < newest ? { after: seen, upTo: newest } : undefined;
  return { seen: newest, away, lostAt: undefined, isReturning: false };
}

/** The connection is gone. */
export function loseRoom(attention: Attention, now: number): Attention {
  return { ...attention, lostAt: attention.lostAt ?? now, isReturning: false };
}

/** The connection is back. */
export function returnToRoom(attention: Attention, now: number): Attention {
  const { lostAt } = attention;
  return { ...attention, lostAt: undefined, isReturning: lostAt !== undefined && now - lostAt > momentMs };
}

export interface Heard {
  readonly events: readonly RoomEvent[];
  /** They happened just now; otherwise they are what was missed. */
  readonly isLive: boolean;
  readonly keyId: string;
  /** The host's clock. */
  readonly hostTime: number;
}

/** Events have come. What was said more than a moment ago was missed for longer, even where this machine slept meanwhile. */
export function hear(attention: Attention, { events, isLive, keyId, hostTime }: Heard): Attention {
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) return attention;
  if (isLive) {
    const hasSpoken = events.some((event) => event.by === keyId && event.type === 'message-posted');
    return { ...attention, seen: last.seq, isReturning: false, away: hasSpoken ? undefined : attention.away };
  }
  const isReturning = attention.isReturning || hostTime - first.at > momentMs;
  const away = { after: attention.away?.after ?? attention.seen, upTo: last.seq };
  return { ...attention, seen: last.seq, isReturning, away: isReturning ? away : attention.away };
}

/** Which of the items is the first that somebody else said while one was away; undefined, too, while older ones are not here. */
export function findFirstNew(
  items: readonly Item[],
  { after, upTo, ignored }: Away & { ignored: Ignored },
): Item | undefined {
  const oldest = items.find((item) => item.kind === 'event');
  if (!oldest || oldest.event.seq > after + 1) return undefined;
  return items.find((item) => {
    if (item.kind !== 'event' || item.isOwn || item.event.type !== 'message-posted') return false;
    const { seq, text, isDeleted } = item.event;
    // Of what has expired there is nothing to see.
    if (text === '' && !isDeleted) return false;
    return seq > after && seq <= upTo && !isIgnoredEvent(item.event, ignored);
  });
}

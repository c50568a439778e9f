import type { RoomEvent } from '../chat/event.ts';
import type { EventRange, ReadLimit } from './room-log.ts';

// A comma follows each event, and brackets stand around them all.
const separatorBytes = 2;

/** The first events up to the limit: at least one if there is one. Reads no further than it needs. */
export function takeWithin<E extends RoomEvent>(events: Iterable<E>, { maxEvents, maxBytes }: ReadLimit): E[] {
  const taken: E[] = [];
  let bytes = 0;
  for (const event of events) {
    bytes += weightOf(event);
    if (taken.length > 0 && bytes > maxBytes) break;
    taken.push(event);
    if (taken.length >= maxEvents) break;
  }
  return taken;
}

/** What an event takes on the wire, in bytes. */
function weightOf(event: RoomEvent): number {
  return Buffer.byteLength(JSON.stringify(event)) + separatorBytes;
}

interface Surroundings {
  /** The seq that the run would have followed if it is empty. */
  readonly after: number;
  readonly head: number;
  /** The seq of the oldest event that the room still has. */
  readonly oldest: number;
}

/** Describes a run of events in `seq` order. */
export function rangeOf(events: readonly RoomEvent[], { after, head, oldest }: Surroundings): EventRange {
  const first = events[0]?.seq ?? after + 1;
  const last = events.at(-1)?.seq ?? after;
  return { events, isOldest: first <= oldest, isNewest: last >= head };
}

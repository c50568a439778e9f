import type { RoomEvent } from '../chat/event.ts';
import type { EventRange, ReadLimit } from './room-log.ts';

// What an event weighs on the wire at most beside its text and nicks, in bytes: names, punctuation, numbers and ids.
const eventOverheadBytes = 160;

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

function weightOf(event: RoomEvent): number {
  const body = event.type === 'message-posted' ? event.text : event.to;
  return eventOverheadBytes + Buffer.byteLength(JSON.stringify(body)) + Buffer.byteLength(JSON.stringify(event.nick));
}

/** Describes a run of events in `seq` order; when it is empty, `after` is the seq it would have followed. */
export function rangeOf(events: readonly RoomEvent[], { after, head }: { after: number; head: number }): EventRange {
  const first = events[0]?.seq ?? after + 1;
  const last = events.at(-1)?.seq ?? after;
  return { events, isOldest: first <= 1, isNewest: last >= head };
}

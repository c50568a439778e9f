import type { RoomEvent } from '../chat/event.ts';
import type { Retention } from './room-log.ts';

/** So many events go in one step of a long work: a few milliseconds. */
export const eventsPerStep = 100;

interface Circumstances {
  readonly retention: Retention;
  readonly head: number;
  /** Now, on the host's clock. */
  readonly at: number;
}

/** Of a room's oldest events, in `seq` order, how many the next step drops; never the last of all. */
export function countUnkept(
  events: Iterable<Pick<RoomEvent, 'seq' | 'at'>>,
  { retention: { maxAgeMs, maxEvents }, head, at }: Circumstances,
): number {
  let count = 0;
  for (const event of events) {
    const isKept = event.seq > head - maxEvents && event.at > at - maxAgeMs;
    if (isKept || event.seq >= head || count >= eventsPerStep) break;
    count += 1;
  }
  return count;
}

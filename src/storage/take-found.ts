import type { MessagePosted } from '../chat/event.ts';
import type { MessageRange, ReadLimit } from './room-log.ts';
import { takeWithin } from './take-within.ts';

/** Of messages that come newest first, as many as the limit allows. */
export function takeFound(newestFirst: Iterable<MessagePosted>, limit: ReadLimit): MessageRange {
  let isEnd = false;
  const watched = function* () {
    yield* newestFirst;
    isEnd = true;
  };
  // One more tells whether there is one more.
  const taken = takeWithin(watched(), { ...limit, maxEvents: limit.maxEvents + 1 });
  const messages = taken.slice(0, limit.maxEvents).reverse();
  return { messages, isOldest: isEnd && taken.length <= limit.maxEvents };
}

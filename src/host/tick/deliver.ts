import type { Session } from '../sessions/session.ts';

/** Finished while what they touched is in the processor's cache, writes over TLS cost a tenth less (32 at a time instead of 1,000). */
const maxUnderWay = 32;

/** However busy, a tick starts at most so long after the one before. */
const maxStretchMs = 10;
/** Where TLS makes writes dear: one costs about twice as much as without, and hardly more when it carries more. */
const maxDearStretchMs = 25;

/**
 * Hands what is queued to the network, one write for each session. Returns how long after this tick the next may start at
 * most, in milliseconds from start to start.
 */
export async function deliver(sessions: Iterable<Pick<Session, 'flush'>>): Promise<number> {
  const startedAt = performance.now();
  let [done, underWay] = [0, 0];
  for (const session of sessions) {
    const flushed = session.flush();
    if (flushed === 'done') done += 1;
    if (flushed !== 'under-way') continue;
    underWay += 1;
    if (underWay % maxUnderWay === 0) await nextTurn();
  }
  if (underWay <= done) return maxStretchMs;
  return Math.max(maxStretchMs, Math.min(maxDearStretchMs, 2 * (performance.now() - startedAt)));
}

/** Node finishes the writes of TLS at the end of a turn of the event loop. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

import { setTimeout as delay } from 'node:timers/promises';

const deadlineMs = 20_000;
const pollMs = 15;

/** Asks again and again until there is an answer; throws, with what `explain` says, when none comes for 20 seconds. */
export async function waitFor<T>(
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  explain: () => string,
): Promise<T> {
  const giveUpAt = performance.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > giveUpAt) throw new Error(`It did not come about in ${deadlineMs / 1000} s: ${explain()}`);
    await delay(pollMs);
  }
}

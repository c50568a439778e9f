import { describe, expect, it } from '@jest/globals';
import type { Answer, Refused } from '../../src/chat/outgoing.ts';
import { refuse } from '../../src/chat/refusal.ts';
import { Unanswered } from '../../src/cli/unanswered.ts';

const ok: Answer = { type: 'ok', number: 1 };
const refused: Refused = { type: 'refused', number: 1, code: 'nick-taken', message: 'Taken.' };

/** Whether it has resolved by now. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  void promise.then(() => {
    done = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  return done;
}

describe('requests under way', () => {
  it('make the next wait when there are 64, until one is answered', async () => {
    const unanswered = new Unanswered();
    const first = Promise.withResolvers<Answer>();
    const others = Promise.withResolvers<Answer>();
    await unanswered.add(first.promise, () => {});
    for (let count = 2; count < 64; count += 1) await unanswered.add(others.promise, () => {});
    const added = unanswered.add(others.promise, () => {});
    expect(await isDone(added)).toBe(false);
    first.resolve(ok);
    expect(await isDone(added)).toBe(true);
    const settled = unanswered.settle();
    expect(await isDone(settled)).toBe(false);
    others.resolve(ok);
    await settled;
    expect(unanswered.refusals).toBe(0);
  });

  it('tell of each refusal, at once or with the answer, and count them', async () => {
    const unanswered = new Unanswered();
    const told: string[] = [];
    const tell = (message: string) => told.push(message);
    await unanswered.add(refuse('message-empty', 'A message cannot be empty.'), tell);
    expect(told).toEqual(['A message cannot be empty.']);
    await unanswered.add(Promise.resolve(refused), tell);
    await unanswered.add(Promise.resolve(ok), tell);
    await unanswered.settle();
    expect(told).toEqual(['A message cannot be empty.', 'Taken.']);
    expect(unanswered.refusals).toBe(2);
  });
});

import { describe, expect, it } from '@jest/globals';
import { Batches } from '../../../src/web/connect/batches.ts';
import { waitFor } from '../../helpers/wait-for.ts';

interface Posted {
  readonly number: number;
  readonly body: string;
  answer(status: number): void;
  fail(): void;
}

function open() {
  const posted: Posted[] = [];
  const lost: string[] = [];
  const batches = new Batches({
    post: (number, body) =>
      new Promise((resolve, reject) => {
        posted.push({ number, body, answer: resolve, fail: () => reject(new Error('cut')) });
      }),
    onLost: (reason) => lost.push(reason),
  });
  const nth = (count: number) =>
    waitFor(
      () => posted[count - 1],
      () => `batch ${count}; there are ${posted.length}`,
    );
  return { batches, posted, lost, nth };
}

describe('[P72] frames on their way to the host', () => {
  it('go together, and one batch at a time', async () => {
    const { batches, posted, nth } = open();
    for (const frame of ['a', 'b']) batches.add(frame);
    const first = await nth(1);
    for (const frame of ['c', 'd']) batches.add(frame);
    expect(posted).toHaveLength(1);
    first.answer(204);
    const second = await nth(2);
    second.answer(204);
    expect([first, second].map(({ number, body }) => [number, body])).toEqual([
      [1, 'a\nb\n'],
      [2, 'c\nd\n'],
    ]);
  });

  it('are sent again under the same number where no answer came', async () => {
    const { batches, lost, nth } = open();
    batches.add('a');
    (await nth(1)).fail();
    const again = await nth(2);
    expect([again.number, again.body]).toEqual([1, 'a\n']);
    again.answer(204);
    batches.add('b');
    expect((await nth(3)).number).toBe(2);
    expect(lost).toEqual([]);
  });

  it('are at most 64 KiB at once; one alone goes, however large', async () => {
    const { batches, nth } = open();
    for (const size of [40_000, 20_000, 20_000, 70_000]) batches.add('☂'.repeat(size / 3));
    const sizes: number[] = [];
    for (const count of [1, 2, 3]) {
      const batch = await nth(count);
      sizes.push(batch.body.split('\n').length - 1);
      batch.answer(204);
    }
    expect(sizes).toEqual([2, 1, 1]);
  });

  it('are lost where the host does not know the stream', async () => {
    const { batches, posted, lost, nth } = open();
    batches.add('a');
    (await nth(1)).answer(404);
    await waitFor(
      () => lost.length > 0,
      () => 'the loss',
    );
    batches.add('b');
    await Promise.resolve();
    expect(lost).toEqual(['HTTP status 404']);
    expect(posted).toHaveLength(1);
  });

  it('are lost after five tries, and not after it was stopped', async () => {
    const failing = open();
    failing.batches.add('a');
    for (const count of [1, 2, 3, 4, 5]) (await failing.nth(count)).fail();
    await waitFor(
      () => failing.lost.length > 0,
      () => 'the loss',
    );
    expect(failing.lost).toEqual(['The host cannot be reached']);
    const stopped = open();
    stopped.batches.add('a');
    const only = await stopped.nth(1);
    stopped.batches.stop();
    only.fail();
    await Promise.resolve();
    expect(stopped.lost).toEqual([]);
  });
});

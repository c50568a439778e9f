import { describe, expect, it } from '@jest/globals';
import { Tick } from '../../../src/host/tick/tick.ts';
import { turns } from '../../helpers/fake-time.ts';

describe('the tick', () => {
  const openTick = (work: () => Promise<void> = async () => {}, maxStretchMs = 10) => {
    const batches: (readonly number[])[] = [];
    const tick = new Tick<number>(async (batch) => {
      batches.push(batch);
      await work();
      return maxStretchMs;
    });
    return { tick, batches };
  };

  it('runs all that came in one turn as one batch, in order', async () => {
    const { tick, batches } = openTick();
    for (const item of [1, 2, 3]) tick.add(item);
    expect(batches).toEqual([]);
    await tick.drain();
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('gathers what comes during a run for the next: one runs at a time', async () => {
    const { promise: working, resolve: finish } = Promise.withResolvers<void>();
    const { tick, batches } = openTick(() => working);
    tick.add(1);
    await turns(2);
    tick.add(2);
    tick.add(3);
    await turns(5);
    expect(batches).toEqual([[1]]);
    finish();
    await tick.drain();
    expect(batches).toEqual([[1], [2, 3]]);
  });

  it('runs an empty batch when it is woken, and once for many wakes', async () => {
    const { tick, batches } = openTick();
    tick.wake();
    tick.wake();
    await tick.drain();
    await turns(3);
    expect(batches).toEqual([[]]);
  });

  it('runs at once while it is quiet', async () => {
    const { tick, batches } = openTick();
    tick.add(1);
    await turns(1);
    expect(batches).toEqual([[1]]);
  });

  it.each([10, 25])(
    'waits between busy runs, twice as long as they work, up to %d ms from start to start',
    async (ms) => {
      const starts: number[] = [];
      const { tick } = openTick(async () => {
        starts.push(performance.now());
        while (performance.now() - (starts.at(-1) ?? 0) < 0.4 * ms);
      }, ms);
      tick.add(1);
      await tick.drain();
      tick.add(2);
      await tick.drain();
      expect((starts[1] ?? 0) - (starts[0] ?? 0)).toBeGreaterThanOrEqual(0.7 * ms);
    },
  );

  it('has nothing to drain when nothing was added', async () => {
    const { tick, batches } = openTick();
    await tick.drain();
    expect(batches).toEqual([]);
  });
});

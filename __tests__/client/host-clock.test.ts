import { beforeEach, describe, expect, it } from '@jest/globals';
import { HostClock } from '../../src/client/host-clock.ts';

describe("the host's clock", () => {
  let ours: number;
  let clock: HostClock;
  beforeEach(() => {
    ours = 1000;
    clock = new HostClock(() => ours);
  });

  it('is ours until the host has said what time it is', () => {
    expect([clock.offsetMs, clock.now()]).toEqual([0, 1000]);
    clock.restart(5000);
    expect([clock.offsetMs, clock.now()]).toEqual([4000, 5000]);
  });

  it('is not late by what a message takes that is held up', () => {
    clock.restart(5000);
    ours = 11_000;
    // Said at 15,000, and two seconds on its way.
    clock.hear(13_000);
    expect(clock.now()).toBe(15_000);
  });

  it('is corrected by what takes less time', () => {
    clock.restart(4800);
    clock.hear(5000);
    expect(clock.now()).toBe(5000);
  });

  it('is followed when it goes slower', () => {
    clock.restart(5000);
    for (let ping = 0; ping < 3; ping += 1) clock.hear(4000);
    expect(clock.now()).toBe(4000);
  });

  it('is followed at once when it, or ours, is set', () => {
    clock.restart(5000);
    ours += 3_600_000;
    clock.hear(6000);
    expect(clock.now()).toBe(6000);
    clock.hear(90_000_000);
    expect(clock.now()).toBe(90_000_000);
  });

  it('is another host’s with another connection', () => {
    clock.restart(5_000_000);
    clock.restart(2000);
    expect(clock.now()).toBe(2000);
  });
});

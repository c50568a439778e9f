import { afterEach, beforeEach, jest } from '@jest/globals';

/** Time stands still in this file's tests (timers, `performance.now`, `Date.now`) but for `passTime`. */
export function useFakeTime(): void {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'clearImmediate', 'nextTick', 'queueMicrotask'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });
}

/** Lets time pass a second at a time, so that what is sent meanwhile arrives meanwhile. Inside the process only: sockets wait for no fake clock. */
export async function passTime(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 1000) {
    jest.advanceTimersByTime(Math.min(1000, ms - passed));
    await turns(12);
  }
}

/** Lets the event loop turn so many times. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

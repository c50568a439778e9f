import { setTimeout as delay } from 'node:timers/promises';
import type { Pty } from './pty.ts';

/** Letters that stand in nothing else that is painted; each is looked for while it is the last one typed. */
const letters = [...'αβγδεζηθικλμνξορ'];
const clearLine = '\u0015';
const quickestMs = 30;
const slowestMs = 60;

/** Types so many keys at a quick typist's pace; returns the milliseconds from each key to the bytes that show it. */
export async function measureKeys(pty: Pty, count: number): Promise<number[]> {
  const latencies: number[] = [];
  while (latencies.length < count) {
    for (const letter of letters) {
      latencies.push(await measureKey(pty, letter));
      await delay(quickestMs + Math.random() * (slowestMs - quickestMs));
    }
    pty.type(clearLine);
    await delay(slowestMs);
  }
  return latencies;
}

async function measureKey(pty: Pty, letter: string): Promise<number> {
  const painted = pty.painted(letter);
  const pressedAt = performance.now();
  pty.type(letter);
  return (await painted) - pressedAt;
}

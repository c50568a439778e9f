import { closeSync, openSync, rmSync, statSync } from 'node:fs';

const patienceMs = 2000;
const retryMs = 5;
/** What is held longer was left behind by a process that was killed. */
const staleMs = 10_000;

/**
 * Runs something short while no other process runs such a thing with the same lock file, whose folder must exist. Waits
 * for it, blocking, up to 2 s; then goes on without: a lock is no reason not to work.
 */
export function withFileLock<T>(file: string, run: () => T): T {
  const isHeld = acquire(file);
  try {
    return run();
  } finally {
    if (isHeld) rmSync(file, { force: true });
  }
}

function acquire(file: string): boolean {
  const end = performance.now() + patienceMs;
  do {
    try {
      closeSync(openSync(file, 'wx', 0o600));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
    removeIfStale(file);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryMs);
  } while (performance.now() < end);
  return false;
}

function removeIfStale(file: string): void {
  const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? {};
  if (mtimeMs !== undefined && Date.now() - mtimeMs > staleMs) rmSync(file, { force: true });
}

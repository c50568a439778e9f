import { PychatError } from './pychat-error.ts';

/** What ends a program from outside: Ctrl-C, the system, the terminal's window being closed. */
export const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Rejects with a `PychatError` at the first signal to end; the same one again ends the process at once. */
export function interruption(): Promise<never> {
  return new Promise((_, reject) => {
    for (const signal of endingSignals) process.once(signal, () => reject(interruptedError(signal)));
  });
}

export function interruptedError(signal: string): PychatError {
  return new PychatError('interrupted', `Ended by ${signal}.`);
}

import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';

/** Signals that come at the same moment are heard within this time. */
const heardWithinMs = 10;

/** Gives the terminal back, waits for what it is given, and takes the terminal again. */
export type LendTerminal = (isLent: () => Promise<void>) => Promise<void>;

/** Watches for what stops and continues this process. */
export interface Suspension {
  /** Does what Ctrl-Z does elsewhere: gives the terminal back and stops, with the whole job, until `fg`. */
  suspend(): void;
  /** Stops watching. */
  end(): void;
}

/** Sees to it that the shell has its terminal whenever this process is stopped, and that it is taken again, at its present size, afterwards. */
export function watchSuspension(lend: LendTerminal): Suspension {
  let isLent = false;
  const lendFor = async (wait: () => Promise<void>) => {
    if (isLent) return;
    isLent = true;
    await lend(wait);
    isLent = false;
  };
  const suspend = () => void lendFor(stopUntilContinued);
  const stopUntilContinued = async () => {
    // With a listener the signal would only be heard.
    process.off('SIGTSTP', suspend);
    await stopJob();
    process.on('SIGTSTP', suspend);
  };
  const resume = () => {
    // The system tells only those in the foreground that the terminal was resized.
    process.emit('SIGWINCH', 'SIGWINCH');
    // Stopped by SIGSTOP, nothing could be given back before.
    void lendFor(async () => {});
  };
  process.on('SIGTSTP', suspend);
  process.on('SIGCONT', resume);
  return {
    suspend,
    end: () => {
      process.off('SIGTSTP', suspend);
      process.off('SIGCONT', resume);
      if (isLent) process.once('exit', dieInBackground);
    },
  };
}

/** Whoever is ended while it is stopped wakes in the background: there Node, tidying the terminal up, would be stopped again. */
function dieInBackground(): void {
  process.removeAllListeners('SIGTERM');
  process.kill(process.pid, 'SIGTERM');
}

/**
 * Stops all processes of this job, as the terminal does at Ctrl-Z: `npm start` and scripts around us, too. Goes on when the
 * job is continued, or where there is no shell to continue it: the system passes over the signal then.
 */
async function stopJob(): Promise<void> {
  if (process.platform === 'win32') return;
  process.kill(0, 'SIGTSTP');
  // We have been stopped and continued. Whoever ends a stopped process continues it, too, and we may hear of that first.
  await delay(heardWithinMs);
  await nextTurn();
}

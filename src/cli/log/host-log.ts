import { places } from '../places.ts';
import { keyOfEntry, type LogEntry } from './log-entry.ts';
import { LogFile } from './log-file.ts';
import { RepeatCounter } from './repeat-counter.ts';

/** What one host writes into the log file. What repeats within a second is counted in one line. */
export class HostLog {
  readonly #file: LogFile;
  readonly #entries: RepeatCounter<LogEntry>;
  readonly #onExit = () => this.#end();
  #isClosed = false;

  private constructor(warn: (sentence: string) => void) {
    let isWarned = false;
    this.#file = new LogFile((reason) => {
      if (!isWarned) warn(`The log ${places.logFile} cannot be written (${reason}). The chat goes on without it.`);
      isWarned = true;
    });
    this.#entries = new RepeatCounter({
      keyOf: keyOfEntry,
      kindOf: ({ type }) => type,
      write: (entry, times) => this.#file.write(entry, times),
    });
    process.once('exit', this.#onExit);
  }

  /** A log that cannot be written says so once, in a sentence, and is silent from then on. Close it. */
  static open(warn: (sentence: string) => void): HostLog {
    return new HostLog(warn);
  }

  record(entry: LogEntry): void {
    if (!this.#isClosed) this.#entries.add(entry);
  }

  /** Writes to the disk what has been recorded so far. */
  flush(): void {
    this.#file.flush();
  }

  /** Writes the rest; what is recorded from then on is lost. */
  close(): void {
    process.off('exit', this.#onExit);
    this.#end();
  }

  #end(): void {
    this.#isClosed = true;
    this.#entries.close();
    this.#file.flush();
  }
}

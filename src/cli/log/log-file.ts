import { pino } from 'pino';
import { places } from '../places.ts';
import { formatEntry, type LogEntry, logLevels } from './log-entry.ts';
import { RotatingFile } from './rotating-file.ts';

/** Lines wait so long for others, so that a storm of them is a few writes … */
const maxWaitMs = 100;
/** … or until there is as much as this, in UTF-16 units. */
const maxWaitingLength = 64 * 1024;
const size = { maxBytes: 10 * 1024 * 1024, maxFiles: 3 };

/** The log file of this machine's pychats: one JSON object a line. Each line goes out within 100 ms, or at the end of the process. */
export class LogFile {
  readonly #file = new RotatingFile({ path: places.logFile, ...size });
  readonly #onFailure: (reason: string) => void;
  readonly #lines = pino(
    {
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    { write: (line: string) => this.#add(line) },
  );
  #waiting = '';
  #timer: NodeJS.Timeout | undefined;

  /** `onFailure` is told why lines could not be written; they are dropped. */
  constructor(onFailure: (reason: string) => void) {
    this.#onFailure = onFailure;
  }

  /** `times` more than 1: the entry stands for so many. */
  write(entry: LogEntry, times = 1): void {
    this.#lines[logLevels[entry.type]]({ ...formatEntry(entry), ...(times > 1 && { times }) });
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const lines = this.#waiting;
    this.#waiting = '';
    if (lines === '') return;
    try {
      this.#file.append(lines);
    } catch (error) {
      this.#onFailure(reasonOf(error as Error));
    }
  }

  #add(line: string): void {
    this.#waiting += line;
    if (this.#waiting.length >= maxWaitingLength) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), maxWaitMs).unref();
  }
}

/** Without the system call and its path. */
function reasonOf({ message }: Error): string {
  return message.replace(/, \w+(?: '.*')?$/u, '');
}

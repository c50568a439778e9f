import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import type { Sandbox } from './sandbox.ts';

const paintTimeoutMs = 15_000;

/** What runs in a pseudo-terminal: util-linux's `script` makes it, and passes on what is typed and painted. */
export class Pty {
  readonly #script: ChildProcess;

  /** Starts a shell command in a terminal of this size. `exec` a single program, so that `programPid` is its own. */
  constructor(command: string, { sandbox, columns, rows }: { sandbox: Sandbox; columns: number; rows: number }) {
    const sized = `stty cols ${columns} rows ${rows}; ${command}`;
    this.#script = sandbox.start('script', ['-qfec', sized, '/dev/null'], { stdio: ['pipe', 'pipe', 'inherit'] });
  }

  /** The process that the shell has become. */
  get programPid(): number {
    const { pid } = this.#script;
    return Number.parseInt(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'), 10);
  }

  type(text: string): void {
    (this.#script.stdin as Writable).write(text);
  }

  /** Calls back with all that is painted from now on. Returns how to stop. */
  onPaint(listener: (bytes: Buffer) => void): () => void {
    const output = this.#script.stdout as Readable;
    output.on('data', listener);
    return () => output.off('data', listener);
  }

  /** Resolves as soon as these words have been painted, with the time of it (`performance.now()`). */
  painted(words: string): Promise<number> {
    const sought = Buffer.from(words);
    return new Promise((resolve, reject) => {
      let recent: Buffer = Buffer.alloc(0);
      const stop = this.onPaint((bytes) => {
        recent = Buffer.concat([recent.subarray(-sought.length), bytes]);
        if (!recent.includes(sought)) return;
        end();
        resolve(performance.now());
      });
      const timeout = setTimeout(() => {
        end();
        reject(new Error(`"${words}" was not painted within ${paintTimeoutMs} ms; the last was ${recent}`));
      }, paintTimeoutMs);
      const end = () => {
        clearTimeout(timeout);
        stop();
      };
    });
  }

  /** Resolves when the program has ended by itself. */
  async ended(): Promise<void> {
    if (this.#script.exitCode === null) await once(this.#script, 'exit');
  }

  /** Ends the program. */
  async close(): Promise<void> {
    process.kill(this.programPid);
    await this.ended();
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const child = path.join(import.meta.dirname, 'log-child.ts');

/** A `log-child.ts` that runs; `shell` is put before its command line. */
export class LogProcess {
  readonly #process: ChildProcess;
  readonly #words: AsyncIterator<string>;

  constructor(
    task: 'hold' | 'write' | 'whisper' | 'overfill',
    { folder, shell = '' }: { folder: string; shell?: string },
  ) {
    const command = `${shell} exec "$0" "$1" "$2" "$3"`;
    this.#process = spawn('/bin/sh', ['-c', command, process.execPath, child, task, folder], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#words = createInterface({ input: this.#process.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  }

  /** The next word it says; undefined when it has ended. */
  async word(): Promise<string | undefined> {
    const { value, done } = await this.#words.next();
    return done ? undefined : value;
  }

  /** Resolves with all that it had still said before it was gone. */
  async kill(): Promise<string[]> {
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
    const words: string[] = [];
    for (let word = await this.word(); word !== undefined; word = await this.word()) words.push(word);
    return words;
  }
}

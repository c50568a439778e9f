import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { environmentOf, executable } from './executable.ts';
import { waitFor } from './wait-for.ts';

const run = promisify(execFile);

const endMark = /\[ended with (\d+)\]/u;

/** A program in a real terminal (tmux): typed at, and looked at. */
export class Terminal {
  readonly #socket: string;

  private constructor(socket: string) {
    this.#socket = socket;
  }

  /** Starts pychat in a terminal of its own, in which a shell has printed some lines already. */
  static async start(
    home: string,
    args: readonly string[],
    { columns = 80, rows = 24, linesBefore = 0 } = {},
  ): Promise<Terminal> {
    const terminal = new Terminal(`pychat-test-${randomUUID()}`);
    const environment = Object.entries(environmentOf(home)).map(([name, value]) => `${name}=${value}`);
    const program = ['env', '-i', ...environment, 'TERM=tmux-256color', executable, ...args].map(quote).join(' ');
    // A shell waits for it: tmux does not always learn how a program ended (3.3a: `pane_dead_status` stays empty).
    const command = `${'echo before;'.repeat(linesBefore)} ${program}; echo "[ended with $?]"; exec cat`;
    await terminal.#tmux(
      '-f',
      '/dev/null',
      'new-session',
      '-d',
      '-s',
      'main',
      '-x',
      `${columns}`,
      '-y',
      `${rows}`,
      command,
      ';',
      'set',
      '-g',
      'escape-time',
      '0',
    );
    return terminal;
  }

  /** Types text, as it is. */
  async type(text: string): Promise<void> {
    await this.#tmux('send-keys', '-t', 'main', '-l', '--', text);
  }

  /** Presses keys by their tmux names: `Enter`, `C-u`, `PageUp`. */
  async press(...keys: string[]): Promise<void> {
    await this.#tmux('send-keys', '-t', 'main', ...keys);
  }

  /** Types a line and submits it. */
  async enter(line: string): Promise<void> {
    await this.type(line);
    await this.press('Enter');
  }

  /** The screen as lines of text, trailing spaces cut. */
  async lines(): Promise<string[]> {
    return (await this.#tmux('capture-pane', '-t', 'main', '-p')).split('\n').map((line) => line.trimEnd());
  }

  /** Waits until the screen shows this and returns its lines. */
  async shows(expected: string | RegExp): Promise<string[]> {
    let lines: string[] = [];
    return waitFor(
      async () => {
        lines = await this.lines();
        const screen = lines.join('\n');
        return (typeof expected === 'string' ? screen.includes(expected) : expected.test(screen)) && lines;
      },
      () => `the screen to show ${expected}; it shows\n${lines.join('\n')}`,
    );
  }

  async resize(columns: number, rows: number): Promise<void> {
    await this.#tmux('resize-window', '-t', 'main', '-x', `${columns}`, '-y', `${rows}`);
  }

  /** Waits until the program has ended; returns its exit code, or 128 and the number of the signal that ended it. */
  async exitCode(): Promise<number> {
    const lines = await this.shows(endMark);
    return Number(endMark.exec(lines.join('\n'))?.[1]);
  }

  /** Ends the terminal and what runs in it. */
  async close(): Promise<void> {
    await this.#tmux('kill-server').catch(() => {});
  }

  async #tmux(...args: string[]): Promise<string> {
    const { stdout } = await run('tmux', ['-L', this.#socket, ...args]);
    return stdout;
  }
}

function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { environmentOf, executable } from './executable.ts';
import { waitFor } from './wait-for.ts';

const run = promisify(execFile);

const endMark = /\[ended with (\d+)\]/u;

interface StartOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly linesBefore?: number;
  readonly environment?: NodeJS.ProcessEnv;
  readonly recordTo?: string;
}

/** `isOrdinary`: the cursor is shown, long lines wrap, and nothing else is set that a shell would not expect. */
interface TerminalState {
  readonly isAlternate: boolean;
  readonly isOrdinary: boolean;
  readonly cursor: { readonly column: number; readonly row: number };
}

/** A program in a real terminal (tmux): typed at, and looked at. */
export class Terminal {
  readonly #socket: string;

  private constructor(socket: string) {
    this.#socket = socket;
  }

  /**
   * Starts pychat in a terminal of its own, in which a shell has printed some lines already. `recordTo`: a file that gets
   * every byte that is written to the terminal.
   */
  static async start(home: string, args: readonly string[], options: StartOptions = {}): Promise<Terminal> {
    const { linesBefore = 0, environment = {} } = options;
    const program = ['env', '-i', ...variables({ ...environmentOf(home), ...environment }), executable, ...args];
    // A shell waits for it: tmux does not always learn how a program ended (3.3a: `pane_dead_status` stays empty).
    const waiting = `${program.map(quote).join(' ')}; echo "[ended with $?]"; exec cat`;
    return Terminal.#open(`${'echo before;'.repeat(linesBefore)} ${waiting}`, options);
  }

  /** An interactive bash in a terminal of its own, with job control, in that home. Its prompt is `$ `. */
  static async startShell(home: string, { environment = {}, ...options }: StartOptions = {}): Promise<Terminal> {
    const shell = { ...environmentOf(home), PATH: '/usr/bin:/bin', PS1: '$ ', ...environment };
    const program = ['env', '-i', '-C', home, ...variables(shell), '/bin/bash', '--norc', '--noprofile', '-i'];
    const terminal = await Terminal.#open(program.map(quote).join(' '), options);
    await terminal.shows(/^\$$/mu);
    // What is recorded is then what the programs in it write.
    await terminal.enter("bind 'set enable-bracketed-paste off'; clear");
    await terminal.shows(/^\$\n*$/u);
    return terminal;
  }

  static async #open(command: string, { columns = 80, rows = 24, recordTo }: StartOptions): Promise<Terminal> {
    const terminal = new Terminal(`pychat-test-${randomUUID()}`);
    const record = recordTo === undefined ? [] : [';', 'pipe-pane', '-t', 'main', `exec cat >> ${quote(recordTo)}`];
    await terminal.#tmux(
      ...['-f', '/dev/null', 'start-server', ';', 'set', '-g', 'history-limit', '20000', ';'],
      ...['new-session', '-d', '-s', 'main', '-x', `${columns}`, '-y', `${rows}`, command],
      ...[';', 'set', '-g', 'escape-time', '0', ...record],
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
    const isShown = (screen: string) =>
      typeof expected === 'string' ? screen.includes(expected) : expected.test(screen);
    return this.#isAt(isShown, `to show ${expected}`);
  }

  /** Waits until the screen does not show this, or not any more. */
  async hides(text: string): Promise<void> {
    await this.#isAt((screen) => !screen.includes(text), `not to show ${text}`);
  }

  async #isAt(isWanted: (screen: string) => boolean, wanted: string): Promise<string[]> {
    let lines: string[] = [];
    return waitFor(
      async () => {
        lines = await this.lines();
        return isWanted(lines.join('\n')) && lines;
      },
      () => `the screen ${wanted}; it shows\n${lines.join('\n')}`,
    );
  }

  /** All that the terminal has shown, with the lines that scrolled out at the top. */
  async allLines(): Promise<string[]> {
    return (await this.#tmux('capture-pane', '-t', 'main', '-p', '-S', '-')).split('\n').map((line) => line.trimEnd());
  }

  /** The screen with its colours, as escape sequences. */
  async styledLines(): Promise<string[]> {
    return (await this.#tmux('capture-pane', '-t', 'main', '-p', '-e')).split('\n').map((line) => line.trimEnd());
  }

  /** What the program that is in the foreground has made of the terminal. */
  async state(): Promise<TerminalState> {
    const format =
      '#{alternate_on} #{cursor_flag} #{wrap_flag} #{insert_flag} #{keypad_cursor_flag} #{cursor_x} #{cursor_y}';
    const shown = await this.#tmux('display-message', '-t', 'main', '-p', format);
    const [alternate, cursor, wrap, insert, keypad, column = 0, row = 0] = shown.trim().split(' ').map(Number);
    return {
      isAlternate: alternate === 1,
      isOrdinary: cursor === 1 && wrap === 1 && insert === 0 && keypad === 0,
      cursor: { column, row },
    };
  }

  /** The column behind the last character of a row, as this terminal measures what stands before it; both from 0. */
  async endColumn(row: number): Promise<number> {
    const down = row === 0 ? [] : [';', 'send-keys', '-t', 'main', '-N', `${row}`, '-X', 'cursor-down'];
    const shown = await this.#tmux(
      ...['copy-mode', '-t', 'main', ';', 'send-keys', '-t', 'main', '-X', 'top-line', ...down],
      ...[';', 'send-keys', '-t', 'main', '-X', 'end-of-line'],
      ...[';', 'display-message', '-t', 'main', '-p', '#{copy_cursor_x}'],
      ...[';', 'send-keys', '-t', 'main', '-X', 'cancel'],
    );
    return Number(shown);
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

function variables(environment: NodeJS.ProcessEnv): string[] {
  return Object.entries({ TERM: 'tmux-256color', ...environment }).map(([name, value]) => `${name}=${value}`);
}

function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

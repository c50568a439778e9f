import { PassThrough } from 'node:stream';
import xterm from '@xterm/headless';
import type { Instance } from 'ink';
import type { ReactElement } from 'react';
import { openScreen } from '../../src/tui/open-screen.tsx';
import { waitFor } from '../helpers/wait-for.ts';

/** A terminal in memory with a screen on it: typed at, and looked at. */
export class FakeTerminal {
  readonly #input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (isRaw: boolean) => {
      this.isRaw = isRaw;
    },
    ref: () => {},
    unref: () => {},
  });
  readonly #output: PassThrough & { isTTY: boolean; columns: number; rows: number; getWindowSize(): number[] };
  readonly #terminal: InstanceType<typeof xterm.Terminal>;
  readonly #app: Instance;
  /** Whether keys come one by one, without an echo. */
  isRaw = false;
  /** All that was written to the terminal so far. */
  written = '';

  constructor(app: ReactElement, { columns = 80, rows = 24 } = {}) {
    this.#terminal = new xterm.Terminal({
      cols: columns,
      rows,
      allowProposedApi: true,
      convertEol: true,
      scrollback: 0,
    });
    const getWindowSize = () => [this.#terminal.cols, this.#terminal.rows];
    this.#output = Object.assign(new PassThrough(), { isTTY: true, columns, rows, getWindowSize });
    this.#output.setEncoding('utf8').on('data', (text: string) => {
      this.written += text;
      this.#terminal.write(text);
    });
    this.#app = openScreen(app, {
      stdin: this.#input as unknown as NodeJS.ReadStream,
      stdout: this.#output as unknown as NodeJS.WriteStream,
    });
  }

  /** Delivers these bytes in one read. */
  type(text: string): void {
    this.#input.write(text);
  }

  resize(columns: number, rows: number): void {
    this.#terminal.resize(columns, rows);
    Object.assign(this.#output, { columns, rows });
    this.#output.emit('resize');
  }

  /** The screen as lines of text, trailing blanks cut. */
  lines(): string[] {
    const { active } = this.#terminal.buffer;
    return Array.from(
      { length: this.#terminal.rows },
      (_, row) => active.getLine(active.baseY + row)?.translateToString(true, 0, this.#terminal.cols) ?? '',
    );
  }

  /** Where the cursor stands, counted from 0. */
  get cursor(): { readonly column: number; readonly row: number } {
    const { cursorX, cursorY } = this.#terminal.buffer.active;
    return { column: cursorX, row: cursorY };
  }

  /** Waits until the screen shows this and returns its lines. */
  async shows(expected: string | RegExp): Promise<string[]> {
    const isShown = () => {
      const screen = this.lines().join('\n');
      return typeof expected === 'string' ? screen.includes(expected) : expected.test(screen);
    };
    await waitFor(isShown, () => `the screen to show ${expected}; it shows\n${this.lines().join('\n')}`);
    return this.lines();
  }

  /** Resolves when the app has ended by itself; rejects with what broke it. */
  async ended(): Promise<void> {
    await this.#app.waitUntilExit();
  }

  close(): void {
    this.#app.unmount();
  }
}

import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import xterm from '@xterm/headless';
import type { Instance } from 'ink';
import type { ReactElement } from 'react';
import { openScreen } from '../../src/tui/open-screen.tsx';
import type { Area } from '../../src/tui/painting/screen-painter.ts';
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
  /** When that was, last. */
  writtenAt = 0;
  /** The terminal has another size than the program knows of. */
  isNewsDue = false;

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
      this.writtenAt = performance.now();
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

  /** Delivers these bytes the moment that this has been written. */
  async typeAtOnce(text: string, { after }: { after: string }): Promise<void> {
    await new Promise<void>((resolve) => {
      const look = () => {
        if (!this.written.includes(after)) return;
        this.#output.off('data', look);
        this.type(text);
        resolve();
      };
      this.#output.on('data', look);
    });
  }

  resize(columns: number, rows: number): void {
    this.#terminal.resize(columns, rows);
    Object.assign(this.#output, { columns, rows });
    this.#output.emit('resize');
  }

  /** The terminal has its new size some turns before the program hears of it, as with a signal. */
  async resizeBeforeNews(columns: number, rows: number): Promise<void> {
    this.#terminal.resize(columns, rows);
    this.isNewsDue = true;
    for (let turn = 0; turn < 5; turn += 1) await nextTurn();
    this.isNewsDue = false;
    const { cols, rows: latestRows } = this.#terminal;
    const isNews = this.#output.columns !== cols || this.#output.rows !== latestRows;
    Object.assign(this.#output, { columns: cols, rows: latestRows });
    // As Node does: nothing is heard of sizes that came and went meanwhile.
    if (isNews) this.#output.emit('resize');
    process.emit('SIGWINCH', 'SIGWINCH');
  }

  /** What a terminal of this size shows of these areas alone. */
  static async paint({ columns, rows, areas }: { columns: number; rows: number; areas: readonly Area[] }) {
    const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 0 });
    const move = (row: number) => `\u001b[${row + 1};1H`;
    const lines = areas.flatMap(({ top, lines }) => lines.map((line, index) => `${move(top + index)}${line}\u001b[K`));
    const cursors = areas.flatMap(({ top, cursor }) => (cursor ? [move(top + cursor.line) + cursor.before] : []));
    const text = `\u001b[?7l${lines.join('')}${cursors.join('')}`;
    await new Promise<void>((resolve) => terminal.write(text, resolve));
    return { styledLines: styledLinesOf(terminal), cursor: cursorOf(terminal) };
  }

  get columns(): number {
    return this.#terminal.cols;
  }

  get rows(): number {
    return this.#terminal.rows;
  }

  /** The screen with its styles, for comparing. */
  styledLines(): string[] {
    return styledLinesOf(this.#terminal);
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
    return cursorOf(this.#terminal);
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

type XTerminal = InstanceType<typeof xterm.Terminal>;

function cursorOf({ buffer: { active } }: XTerminal) {
  return { column: active.cursorX, row: active.cursorY };
}

/** Each character with the styles that it is shown in, trailing blanks cut. */
function styledLinesOf({ buffer: { active }, rows, cols }: XTerminal): string[] {
  return Array.from({ length: rows }, (_, row) => {
    const line = active.getLine(active.baseY + row);
    let styles = '';
    const cells = Array.from({ length: cols }, (_, column) => {
      const cell = line?.getCell(column);
      if (!cell) return '';
      const own = `{${[cell.isBold(), cell.isDim(), cell.isInverse(), cell.isUnderline(), cell.getFgColorMode(), cell.getFgColor()].map(Number).join()}}`;
      const mark = own === styles || cell.getChars() === '' ? '' : own;
      if (mark !== '') styles = own;
      return mark + (cell.getChars() || (cell.getWidth() === 0 ? '' : ' '));
    });
    return cells.join('').trimEnd();
  });
}

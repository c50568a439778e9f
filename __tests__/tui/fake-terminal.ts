import { PassThrough } from 'node:stream';
import { type Instance, render } from 'ink';
import type { ReactElement } from 'react';
import { waitFor } from '../helpers/wait-for.ts';

/** A terminal in memory with Ink on it: typed at, and looked at. */
export class FakeTerminal {
  readonly #input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (isRaw: boolean) => {
      this.isRaw = isRaw;
    },
    ref: () => {},
    unref: () => {},
  });
  readonly #output: PassThrough & { isTTY: boolean; columns: number; rows: number };
  readonly #app: Instance;
  /** Whether keys come one by one, without an echo. */
  isRaw = false;
  #screen = '';

  constructor(element: ReactElement, { columns = 80, rows = 24 } = {}) {
    this.#output = Object.assign(new PassThrough(), { isTTY: true, columns, rows });
    this.#output.setEncoding('utf8').on('data', (frame: string) => {
      if (frame.includes('\n')) this.#screen = frame;
    });
    this.#app = render(element, {
      stdin: this.#input as unknown as NodeJS.ReadStream,
      stdout: this.#output as unknown as NodeJS.WriteStream,
      // Every frame is written whole.
      debug: true,
      exitOnCtrlC: false,
      interactive: true,
      patchConsole: false,
    });
  }

  /** Delivers these bytes in one read. */
  type(text: string): void {
    this.#input.write(text);
  }

  resize(columns: number, rows: number): void {
    Object.assign(this.#output, { columns, rows });
    this.#output.emit('resize');
  }

  lines(): string[] {
    return this.#screen
      .replaceAll(/\u001b\[[\d;?]*[A-Za-z]/gu, '')
      .replace(/\n$/u, '')
      .split('\n');
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

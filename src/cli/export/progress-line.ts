const intervalMs = 100;

/** How much is done, in one line of a terminal that is written over again; it writes no escape sequence. */
export class ProgressLine {
  readonly #terminal: NodeJS.WriteStream;
  #shown = '';
  #paintedAt = Number.NEGATIVE_INFINITY;

  constructor(terminal: NodeJS.WriteStream) {
    this.#terminal = terminal;
  }

  /** `share` is from 0 to 1. */
  paint(share: number): void {
    const now = performance.now();
    if (now < this.#paintedAt + intervalMs) return;
    this.#paintedAt = now;
    this.#shown = `Exporting… ${formatPercent(share)}`;
    this.#terminal.write(`\r${this.#shown}`);
  }

  /** Leaves the line to whoever writes next. */
  wipe(): void {
    if (this.#shown !== '') this.#terminal.write(`\r${' '.repeat(this.#shown.length)}\r`);
    this.#shown = '';
  }
}

/** `42 %`; 100 only when all is done. */
function formatPercent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}

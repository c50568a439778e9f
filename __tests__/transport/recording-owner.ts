import type { ConnectionEnd, ConnectionOwner } from '../../src/transport/connection.ts';

/** Keeps what a connection tells, in order, and lets a test wait for it. */
export class RecordingOwner implements ConnectionOwner {
  readonly texts: string[] = [];
  readonly ends: ConnectionEnd[] = [];
  readonly #onText: ((text: string) => void) | undefined;
  #wake = Promise.withResolvers<void>();

  constructor(onText?: (text: string) => void) {
    this.#onText = onText;
  }

  onText(text: string): void {
    if (this.ends.length > 0) throw new Error(`The text ${text} came after the end.`);
    this.texts.push(text);
    this.#onText?.(text);
    this.#tell();
  }

  onEnd(end: ConnectionEnd): void {
    this.ends.push(end);
    this.#tell();
  }

  /** Resolves with all texts when there are this many. */
  async received(count: number): Promise<readonly string[]> {
    while (this.texts.length < count) await this.#wake.promise;
    return this.texts;
  }

  async ended(): Promise<ConnectionEnd> {
    for (;;) {
      const [end] = this.ends;
      if (end) return end;
      await this.#wake.promise;
    }
  }

  #tell(): void {
    this.#wake.resolve();
    this.#wake = Promise.withResolvers();
  }
}

/** Some turns of the event loop: whatever was to come at once has come. */
export async function someTurns(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

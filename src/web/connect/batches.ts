import { maxFrameBytes } from '../../protocol/client-frame.ts';

const maxTries = 5;
const retryMs = 500;

interface BatchesParts {
  /** Sends the batch with this number, frames one a line; resolves with the HTTP status, rejects where none came. */
  post(number: number, body: string): Promise<number>;
  /** The host did not take a batch, and will not take another. */
  onLost(reason: string): void;
}

/** Sends frames in numbered batches, one at a time; each is tried again until it has an answer: the host takes none twice. [P72] */
export class Batches {
  readonly #parts: BatchesParts;
  readonly #waiting: string[] = [];
  #number = 0;
  #isSending = false;
  #isOver = false;

  constructor(parts: BatchesParts) {
    this.#parts = parts;
  }

  /** What is added in one go is sent together. */
  add(frame: string): void {
    this.#waiting.push(frame);
    if (this.#isSending) return;
    this.#isSending = true;
    queueMicrotask(() => void this.#sendAll());
  }

  /** Sends nothing more. */
  stop(): void {
    this.#isOver = true;
  }

  async #sendAll(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#isOver) {
      this.#number += 1;
      await this.#send(takeBatch(this.#waiting));
    }
    this.#isSending = false;
  }

  async #send(body: string): Promise<void> {
    for (let tries = 1; !this.#isOver; tries += 1) {
      const status = await this.#parts.post(this.#number, body).catch(() => undefined);
      if (status === 204 || this.#isOver) return;
      if (status !== undefined || tries === maxTries) return this.#lose(status);
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }

  #lose(status: number | undefined): void {
    this.#isOver = true;
    this.#parts.onLost(status === undefined ? 'The host cannot be reached' : `HTTP status ${status}`);
  }
}

/** As many as fit, at least one; they are taken out. */
function takeBatch(frames: string[]): string {
  const encoder = new TextEncoder();
  let [count, bytes] = [0, 0];
  for (const frame of frames) {
    bytes += encoder.encode(frame).length + 1;
    if (count > 0 && bytes > maxFrameBytes) break;
    count += 1;
  }
  return `${frames.splice(0, count).join('\n')}\n`;
}

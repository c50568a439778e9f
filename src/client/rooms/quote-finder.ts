import type { MessagePosted, RoomEvent } from '../../chat/event.ts';
import type { RoomId } from '../../chat/room-id.ts';
import { ClientError } from '../client-error.ts';

/** So many are remembered as asked for. */
const maxAsked = 5000;

interface QuoteFinderParts {
  /** The event with this seq; undefined where there is none, or none to be had. */
  readEvent(seq: number, room: RoomId): Promise<RoomEvent | undefined>;
  onFound(message: MessagePosted, room: RoomId): void;
}

/** Asks for messages that are answered and not here, each once and one after another: what somebody says is not kept waiting. */
export class QuoteFinder {
  readonly #parts: QuoteFinderParts;
  readonly #asked = new Set<string>();
  #last: Promise<void> = Promise.resolve();

  constructor(parts: QuoteFinderParts) {
    this.#parts = parts;
  }

  find(seqs: Iterable<number>, room: RoomId): void {
    for (const seq of seqs) {
      const key = `${room} ${seq}`;
      if (this.#asked.has(key)) continue;
      this.#asked.add(key);
      this.#last = this.#last.then(() => this.#ask(seq, room));
    }
    if (this.#asked.size > maxAsked) this.#asked.clear();
  }

  /** The room has another history. */
  forget(room: RoomId): void {
    for (const key of this.#asked) if (key.startsWith(`${room} `)) this.#asked.delete(key);
  }

  async #ask(seq: number, room: RoomId): Promise<void> {
    const event = await this.#parts.readEvent(seq, room).catch(nothingFor);
    if (event?.type === 'message-posted') this.#parts.onFound(event, room);
  }
}

/** A quote is worth no trouble; what is wrong with the host shows elsewhere. */
function nothingFor(error: unknown): undefined {
  if (!(error instanceof ClientError)) throw error;
}

import type { Outgoing } from '../../chat/outgoing.ts';
import type { WireForm } from '../../gateways/gateway.ts';
import type { HostConnection } from '../../transport/connection.ts';
import type { Publication } from './publication.ts';

/** From this many waiting bytes on, a client's own requests are not read. [P25] */
const pauseReadingBytes = 64 * 1024;

/** What came of a write. Over TLS none is done at once, however quick the peer. */
export type Flushed = 'nothing' | 'done' | 'under-way';

/** What a queue is given. */
export interface SendQueueParts {
  readonly wireForm: WireForm;
  /** So many bytes may wait for a client that does not take them. */
  readonly maxBytes: number;
  /** The client took what had waited; its pongs were not read meanwhile. */
  readonly onCaughtUp: () => void;
}

/** What one client is to be sent: it goes out as one write. A client that falls behind is not read meanwhile. */
export class SendQueue {
  readonly #connection: HostConnection;
  readonly #parts: SendQueueParts;
  #buffers: Buffer[] = [];
  #isReadingPaused = false;

  constructor(connection: HostConnection, parts: SendQueueParts) {
    this.#connection = connection;
    this.#parts = parts;
  }

  add(outgoing: Outgoing): void {
    this.#buffers.push(this.#parts.wireForm.encode(outgoing));
  }

  addShared(publication: Publication): void {
    this.#buffers.push(publication.bufferFor(this.#parts.wireForm));
  }

  /** Hands everything to the network; or nothing, where too much waits there already. [P25] */
  flush(): Flushed | 'too-much' {
    if (this.#buffers.length === 0) return 'nothing';
    const buffers = this.#buffers;
    this.#buffers = [];
    let bytes = this.#connection.queuedBytes;
    for (const buffer of buffers) bytes += buffer.length;
    // What one tick sends at once is no sign of slowness, however large; what still waits from before is.
    if (this.#connection.queuedBytes > 0 && bytes > this.#parts.maxBytes) return 'too-much';
    this.#connection.write(buffers);
    this.#pauseWhileBehind();
    return this.#connection.queuedBytes > 0 ? 'under-way' : 'done';
  }

  /** The last of it, however much waits. */
  finish(): void {
    this.#connection.write(this.#buffers);
    this.clear();
  }

  clear(): void {
    this.#buffers = [];
  }

  #pauseWhileBehind(): void {
    if (this.#isReadingPaused || this.#connection.queuedBytes <= pauseReadingBytes) return;
    this.#isReadingPaused = true;
    this.#connection.pauseReading();
    this.#connection.onceDrained(() => {
      this.#isReadingPaused = false;
      this.#parts.onCaughtUp();
      this.#connection.resumeReading();
    });
  }
}

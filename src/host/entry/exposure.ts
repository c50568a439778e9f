import type { Channel } from '../../transport/connection.ts';
import { isLoopback } from '../port/ip-address.ts';
import { Publication } from '../sessions/publication.ts';
import type { Session } from '../sessions/session.ts';
import type { Sessions } from '../sessions/sessions.ts';

/** A page that is loaded again is gone for less, and so is who comes back after a lost connection. */
const lingerMs = 5000;

/** What is needed to tell. */
export interface ExposureParts {
  readonly sessions: Sessions;
  /** Has a tick run, so that what is queued goes out. */
  readonly wake: () => void;
}

/** Knows whether anybody is here whose connection can be read along on the network, and tells everybody else. [P64] */
export class Exposure {
  readonly #parts: ExposureParts;
  readonly #exposed = new Set<Session>();
  #isExposed = false;
  #lingering: NodeJS.Timeout | undefined;

  constructor(parts: ExposureParts) {
    this.#parts = parts;
  }

  /** As everybody has been told. */
  get isExposed(): boolean {
    return this.#isExposed;
  }

  /** Somebody is about to be welcomed. */
  noteEntry(session: Session): void {
    if (!isReadable(session)) return;
    clearTimeout(this.#lingering);
    this.#exposed.add(session);
    if (!this.#isExposed) this.#tell(true);
  }

  /** That all is well again is told when it has been so for a while. */
  noteEnd(session: Session): void {
    if (!this.#exposed.delete(session) || this.#exposed.size > 0) return;
    this.#lingering = setTimeout(() => this.#tell(false), lingerMs);
  }

  /** Tells nothing more. */
  stop(): void {
    clearTimeout(this.#lingering);
  }

  #tell(isExposed: boolean): void {
    this.#isExposed = isExposed;
    const publication = new Publication({ type: 'exposure', isExposed });
    for (const session of this.#parts.sessions) if (session.visitor) session.queueShared(publication);
    this.#parts.wake();
  }
}

function isReadable({ channel, address }: Session): boolean {
  return !isPrivate(channel) && !isLoopback(address);
}

function isPrivate(channel: Channel): boolean {
  switch (channel.type) {
    case 'tls':
    case 'inside':
      return true;
    case 'page':
      return channel.isEncrypted;
    case 'plaintext':
      return false;
  }
}

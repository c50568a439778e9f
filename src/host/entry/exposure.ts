import type { Channel } from '../../transport/connection.ts';
import { isLoopback } from '../ip-address.ts';
import { Publication } from '../publication.ts';
import type { Session } from '../session.ts';
import type { Sessions } from '../sessions.ts';

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

  constructor(parts: ExposureParts) {
    this.#parts = parts;
  }

  get isExposed(): boolean {
    return this.#exposed.size > 0;
  }

  /** Somebody is about to be welcomed. */
  noteEntry(session: Session): void {
    if (!isReadable(session)) return;
    this.#exposed.add(session);
    if (this.#exposed.size === 1) this.#tell();
  }

  noteEnd(session: Session): void {
    if (this.#exposed.delete(session) && !this.isExposed) this.#tell();
  }

  #tell(): void {
    const publication = new Publication({ type: 'exposure', isExposed: this.isExposed });
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

import type { KeyId } from '../../chat/author.ts';
import type { Session } from './session.ts';
import type { Visitor } from './visitor.ts';

/** All sessions of a host, and those that were admitted by who they are. */
export class Sessions implements Iterable<Session> {
  readonly #all = new Set<Session>();
  readonly #byToken = new Map<string, Session>();
  readonly #byKey = new Map<KeyId, Set<Session>>();

  [Symbol.iterator](): Iterator<Session> {
    return this.#all.values();
  }

  get count(): number {
    return this.#all.size;
  }

  add(session: Session): void {
    this.#all.add(session);
  }

  admit(session: Session, { resumeToken, by }: Visitor): void {
    this.#byToken.set(resumeToken, session);
    this.#byKey.set(by, (this.#byKey.get(by) ?? new Set()).add(session));
  }

  /** False when it was gone already. */
  delete(session: Session): boolean {
    const { visitor } = session;
    if (visitor) {
      this.#byToken.delete(visitor.resumeToken);
      const ofKey = this.#byKey.get(visitor.by);
      ofKey?.delete(session);
      if (ofKey?.size === 0) this.#byKey.delete(visitor.by);
    }
    return this.#all.delete(session);
  }

  findByToken(resumeToken: string): Session | undefined {
    return this.#byToken.get(resumeToken);
  }

  /** Those of one key, whatever their nicks. */
  of(by: KeyId): Iterable<Session> {
    return this.#byKey.get(by) ?? [];
  }
}

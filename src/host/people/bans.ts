import type { Ban } from '../../chat/account.ts';
import type { KeyId } from '../../chat/author.ts';
import type { Nick } from '../../chat/nick.ts';
import { nickKey } from '../../chat/nick-key.ts';
import { Register } from './register.ts';

/** Who may not come in. [P53] Times are on the host's clock for people. */
export class Bans {
  readonly #register: Register<Ban>;

  constructor(known: readonly Ban[]) {
    this.#register = new Register(known);
  }

  /** The bans that hold for a key, for who has no key, for an address: of several, the one that ends last. */
  find({ key, address }: { readonly key?: KeyId; readonly address?: string }, at: number): Ban | undefined {
    const holding = [...this.#register.values()].filter(
      (ban) =>
        !hasEnded(ban, at) &&
        ((key !== undefined && ban.keys.includes(key)) || (address !== undefined && ban.address === address)),
    );
    return holding.sort((one, other) => endOf(other) - endOf(one))[0];
  }

  /** Those that hold for one of these keys. */
  ofKeys(keys: readonly KeyId[], at: number): Ban[] {
    return [...this.#register.values()].filter(
      (ban) => !hasEnded(ban, at) && ban.keys.some((key) => keys.includes(key)),
    );
  }

  /** Those of who was known by this nick, or of this address. */
  about({ nick, address }: { readonly nick?: Nick; readonly address?: string }, at: number): Ban[] {
    return [...this.#register.values()].filter((ban) => {
      if (hasEnded(ban, at)) return false;
      if (address !== undefined) return ban.address === address;
      return nick !== undefined && ban.nick !== undefined && nickKey(ban.nick) === nickKey(nick);
    });
  }

  /** Returns how to take that back. */
  put(ban: Ban): () => void {
    this.#register.set(ban.id, ban);
    return () => this.#register.set(ban.id, undefined);
  }

  /** Returns how to take that back. */
  lift(bans: readonly Ban[]): () => void {
    for (const { id } of bans) this.#register.set(id, undefined);
    return () => {
      for (const ban of bans) this.#register.set(ban.id, ban);
    };
  }

  /** Forgets those that hold no more. */
  sweep(at: number): void {
    for (const ban of [...this.#register.values()]) if (hasEnded(ban, at)) this.#register.set(ban.id, undefined);
  }

  get unsaved(): ReadonlyMap<string, Ban | undefined> {
    return this.#register.unsaved;
  }

  noteSaved(saved: ReadonlyMap<string, Ban | undefined>): void {
    this.#register.noteSaved(saved);
  }
}

function hasEnded(ban: Ban, at: number): boolean {
  return endOf(ban) <= at;
}

function endOf({ until = Number.POSITIVE_INFINITY }: Ban): number {
  return until;
}

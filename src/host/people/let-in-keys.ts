import type { KeyId } from '../../chat/author.ts';
import type { LetInKey } from '../../storage/people.ts';
import { Register } from './register.ts';

const maxKeys = 10_000;
/** A later use than this is worth writing down. */
const usePrecisionMs = 24 * 60 * 60 * 1000;

/** The keys that a private host has let in. [P62] Of very many, those that were used the longest ago are forgotten. */
export class LetInKeys {
  readonly #register: Register<LetInKey>;

  constructor(known: readonly LetInKey[]) {
    this.#register = new Register(known);
  }

  has(key: KeyId): boolean {
    return this.#register.get(key) !== undefined;
  }

  /** This key was let in now, for the first time or again; `at` is on the host's clock for people. */
  noteUse(key: KeyId, at: number): void {
    const seenAt = this.#register.get(key)?.seenAt;
    if (seenAt !== undefined && at - seenAt < usePrecisionMs) return;
    this.#register.set(key, { id: key, seenAt: at });
  }

  /** To be called now and then. */
  sweep(): void {
    const surplus = this.#register.size - maxKeys;
    if (surplus <= 0) return;
    const oldestFirst = [...this.#register.values()].sort((one, other) => one.seenAt - other.seenAt);
    for (const { id } of oldestFirst.slice(0, surplus)) this.#register.set(id, undefined);
  }

  get unsaved(): ReadonlyMap<string, LetInKey | undefined> {
    return this.#register.unsaved;
  }

  noteSaved(saved: ReadonlyMap<string, LetInKey | undefined>): void {
    this.#register.noteSaved(saved);
  }
}

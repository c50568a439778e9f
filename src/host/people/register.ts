/** Entries by id, and what about them is not in the log as it is by now. */
export class Register<Entry extends { readonly id: string }> {
  readonly #entries: Map<string, Entry>;
  readonly #unsaved = new Map<string, Entry | undefined>();

  constructor(known: readonly Entry[]) {
    this.#entries = new Map(known.map((entry) => [entry.id, entry]));
  }

  get(id: string): Entry | undefined {
    return this.#entries.get(id);
  }

  values(): Iterable<Entry> {
    return this.#entries.values();
  }

  get size(): number {
    return this.#entries.size;
  }

  /** From now on it is so; undefined: it is no more. */
  set(id: string, entry: Entry | undefined): void {
    if (entry === undefined) this.#entries.delete(id);
    else this.#entries.set(id, entry);
    this.#unsaved.set(id, entry);
  }

  get unsaved(): ReadonlyMap<string, Entry | undefined> {
    return new Map(this.#unsaved);
  }

  /** What `unsaved` gave is in the log; what changed since is not. */
  noteSaved(saved: ReadonlyMap<string, Entry | undefined>): void {
    for (const [id, entry] of saved) if (this.#unsaved.get(id) === entry) this.#unsaved.delete(id);
  }
}

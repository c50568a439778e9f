const windowMs = 1000;
/** What differs from all these within a second is counted with others of its kind. */
const maxKeys = 10_000;

/** How a `RepeatCounter` tells things apart, and where it puts them. */
export interface RepeatCounterParts<Item> {
  /** Items of one key are alike. */
  keyOf(item: Item): string;
  /** The same for many keys; there are few of these. */
  kindOf(item: Item): string;
  /** `times` is how many like it there were since the one before. */
  write(item: Item, times: number): void;
}

interface Repeats<Item> {
  latest: Item;
  count: number;
}

/**
 * Writes the first of like things at once and counts the rest: once a second, the latest of them goes out with their number.
 * So a flood makes one line a second, and what comes singly is not delayed.
 */
export class RepeatCounter<Item> {
  readonly #parts: RepeatCounterParts<Item>;
  /** What was written in the last second, and what came since. The one that came last stands last. */
  readonly #repeats = new Map<string, Repeats<Item>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: RepeatCounterParts<Item>) {
    this.#parts = parts;
  }

  add(item: Item): void {
    const key = this.#keyOf(item);
    const repeats = this.#repeats.get(key);
    this.#repeats.delete(key);
    this.#repeats.set(key, { latest: item, count: repeats ? repeats.count + 1 : 0 });
    this.#timer ??= setTimeout(() => this.#pass(), windowMs).unref();
    if (!repeats) this.#parts.write(item, 1);
  }

  /** Writes what was only counted so far. */
  flush(): void {
    for (const repeats of this.#repeats.values()) {
      if (repeats.count > 0) this.#parts.write(repeats.latest, repeats.count);
      repeats.count = 0;
    }
  }

  close(): void {
    clearTimeout(this.#timer);
    this.flush();
    this.#repeats.clear();
  }

  #keyOf(item: Item): string {
    const key = this.#parts.keyOf(item);
    return this.#repeats.has(key) || this.#repeats.size < maxKeys ? key : this.#parts.kindOf(item);
  }

  #pass(): void {
    for (const [key, { count }] of this.#repeats) if (count === 0) this.#repeats.delete(key);
    this.flush();
    this.#timer = this.#repeats.size > 0 ? setTimeout(() => this.#pass(), windowMs).unref() : undefined;
  }
}

import type { TextStore } from './text-store.ts';

const delayMs = 500;

/** Writes what changes with every key a moment later, and not at all what has changed again by then. `flush` it before the page goes. */
export class LateStore implements TextStore {
  readonly #store: TextStore;
  readonly #waiting = new Map<string, string | undefined>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: TextStore) {
    this.#store = store;
  }

  read(name: string): string | undefined {
    return this.#waiting.has(name) ? this.#waiting.get(name) : this.#store.read(name);
  }

  write(name: string, text: string | undefined): void {
    this.#waiting.set(name, text);
    this.#timer ??= setTimeout(() => this.flush(), delayMs);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const [name, text] of this.#waiting) this.#store.write(name, text);
    this.#waiting.clear();
  }
}

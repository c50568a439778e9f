import type { ConnectionEnd, ConnectionOwner } from '../../transport/connection.ts';

/** Where what arrives waits for its owner. The end is told once and last. */
export class Mailbox {
  #waiting: string[] = [];
  #owner: ConnectionOwner | undefined;
  #end: ConnectionEnd | undefined;

  /** Whether nothing more comes. */
  get isEnded(): boolean {
    return this.#end !== undefined;
  }

  /** What waits comes later, not within this call. */
  open(owner: ConnectionOwner): void {
    queueMicrotask(() => {
      this.#owner = owner;
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const text of waiting) owner.onText(text);
      if (this.#end) owner.onEnd(this.#end);
    });
  }

  add(text: string): void {
    if (this.#end) return;
    if (this.#owner) this.#owner.onText(text);
    else this.#waiting.push(text);
  }

  end(end: ConnectionEnd): void {
    if (this.#end) return;
    this.#end = end;
    this.#owner?.onEnd(end);
  }
}

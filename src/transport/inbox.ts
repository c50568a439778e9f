import type { ConnectionEnd, ConnectionOwner } from './connection.ts';

/** Where what arrives waits for the owner: before `open`, and while reading is paused. The end is told once and last. */
export class Inbox {
  readonly #waiting: string[] = [];
  #owner: ConnectionOwner | undefined;
  #end: ConnectionEnd | undefined;
  #isPaused = false;

  /** What waits comes later, not within this call. */
  open(owner: ConnectionOwner): void {
    this.#owner = owner;
    setImmediate(() => this.#deliver());
  }

  add(text: string): void {
    if (this.#end) return;
    this.#waiting.push(text);
    this.#deliver();
  }

  /** Ends a pause, too: nothing would ever come to resume it. */
  end(end: ConnectionEnd): void {
    this.#end ??= end;
    this.#isPaused = false;
    this.#deliver();
  }

  pause(): void {
    this.#isPaused = this.#end === undefined;
  }

  /** What waits comes later, not within this call. */
  resume(): void {
    this.#isPaused = false;
    setImmediate(() => this.#deliver());
  }

  #deliver(): void {
    while (this.#owner && !this.#isPaused && this.#waiting.length > 0)
      this.#owner.onText(this.#waiting.shift() as string);
    if (!this.#owner || !this.#end || this.#waiting.length > 0) return;
    const owner = this.#owner;
    this.#owner = undefined;
    owner.onEnd(this.#end);
  }
}

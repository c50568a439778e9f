import type { Author } from './author.ts';
import type { MessagePosted, NickChanged, RoomEvent } from './event.ts';
import type { MessageText } from './message.ts';
import type { Nick } from './nick.ts';
import type { RequestId } from './request.ts';
import type { RoomId } from './room-id.ts';

/** When something is asked, and by which request. */
export interface Occasion {
  readonly at: number;
  readonly id: RequestId;
}

/**
 * A room decides what happens in it. Synchronous and pure: no clock, no I/O, no text for people.
 * Each event it returns is applied already, as if committed; `restore` it when the log says otherwise.
 */
export class Room {
  readonly name: RoomId;
  #head: number;

  /** `head` is the seq of the last event in the log, 0 when it is empty. */
  constructor(name: RoomId, head: number) {
    this.name = name;
    this.#head = head;
  }

  get head(): number {
    return this.#head;
  }

  post(author: Author, text: MessageText, occasion: Occasion): MessagePosted {
    return this.#add({ type: 'message-posted', seq: this.#head + 1, ...occasion, ...author, text });
  }

  changeNick(author: Author, to: Nick, occasion: Occasion): NickChanged {
    return this.#add({ type: 'nick-changed', seq: this.#head + 1, ...occasion, ...author, to });
  }

  /** Applies the next event of the log; throws on any other. */
  apply(event: RoomEvent): void {
    if (event.seq !== this.#head + 1)
      throw new Error(`Event ${event.seq} cannot follow ${this.#head} in ${this.name}.`);
    this.#head = event.seq;
  }

  /** Forgets what was decided after this head. */
  restore(head: number): void {
    this.#head = head;
  }

  #add<E extends RoomEvent>(event: E): E {
    this.apply(event);
    return event;
  }
}

import type { RoomEvent } from '../../chat/event.ts';
import type { OwnIds } from '../view/item.ts';

/** Of more renames of one's own than this, the oldest may be met again. */
const maxKnown = 200;

/** One's own nick, as the events of any room make it. */
export class OwnNick {
  readonly #own: OwnIds;
  /** A rename is an event in several rooms, under one id. */
  readonly #known = new Set<string>();

  constructor(own: OwnIds) {
    this.#own = own;
  }

  /** The nick after these events. What one's key did elsewhere before the welcome has nothing to do with the nick one was welcomed by. */
  follow(
    nick: string,
    { events, isLive }: { readonly events: readonly RoomEvent[]; readonly isLive: boolean },
  ): string {
    const { keyId, clientId } = this.#own;
    let next = nick;
    for (const event of events) {
      if (event.type !== 'nick-changed' || event.by !== keyId || this.#known.has(event.id)) continue;
      this.#remember(event.id);
      if ((isLive || event.id.startsWith(`${clientId}.`)) && event.nick === next) next = event.to;
    }
    return next;
  }

  #remember(id: string): void {
    this.#known.add(id);
    const [oldest] = this.#known;
    if (this.#known.size > maxKnown && oldest !== undefined) this.#known.delete(oldest);
  }
}

import type { RoomEvent } from '../../chat/event.ts';
import type { View } from '../view/view.ts';
import { followIgnored, type Ignored, type IgnoredMember, isSameNick } from './ignored.ts';

/** Where the list is kept between runs. Neither call fails: what cannot be read or kept is not there next time. */
export interface IgnoredStore {
  read(): Ignored;
  write(ignored: Ignored): void;
}

/** Whom this person ignores, wherever they are. */
export class IgnoreList {
  readonly #store: IgnoredStore;
  readonly #listeners = new Set<() => void>();
  #members: Ignored;

  constructor(store: IgnoredStore) {
    this.#store = store;
    this.#members = store.read();
  }

  /** The same array until somebody is added, taken away, or known better. */
  get members(): Ignored {
    return this.#members;
  }

  /** Calls back whenever `members` is another. Returns how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(member: IgnoredMember): void {
    this.#set([...this.#members.filter((other) => !isSameMember(other, member)), member]);
  }

  /** Returns whom it took away; undefined when nobody of that nick was ignored. */
  remove(nick: string): IgnoredMember | undefined {
    const found = this.#members.findLast((member) => isSameNick(member.nick, nick));
    if (found) this.#set(this.#members.filter((member) => member !== found));
    return found;
  }

  /** To be told of all that happens in the room. */
  follow(events: readonly RoomEvent[]): void {
    if (this.#members.length > 0) this.#set(followIgnored(this.#members, events));
  }

  #set(members: Ignored): void {
    if (members === this.#members) return;
    this.#members = members;
    this.#store.write(members);
    for (const listener of this.#listeners) listener();
  }
}

/** Whoever goes, or last went, by that nick: with their key where they were heard. Undefined for a nick that nobody has. */
export function findMember({ items, nicks }: View, nick: string): IgnoredMember | undefined {
  for (const item of items.toReversed()) {
    if (item.kind !== 'event') continue;
    const { event } = item;
    const known = event.type === 'nick-changed' ? event.to : event.nick;
    if (isSameNick(known, nick)) return { nick: known, by: event.by };
    // Somebody else may have the nick that was given up.
    if (event.type === 'nick-changed' && isSameNick(event.nick, nick)) break;
  }
  const present = [...nicks].find((other) => isSameNick(other, nick));
  return present === undefined ? undefined : { nick: present };
}

function isSameMember(one: IgnoredMember, other: IgnoredMember): boolean {
  return one.by === undefined || other.by === undefined ? isSameNick(one.nick, other.nick) : one.by === other.by;
}

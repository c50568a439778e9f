import type { Author, KeyId } from '../../chat/author.ts';
import type { Nick } from '../../chat/nick.ts';
import { nickKey } from '../../chat/nick-key.ts';
import type { RoomId } from '../../chat/room-id.ts';
import type { RoomRecord } from '../../chat/room-record.ts';
import type { RoomLog } from '../../storage/room-log.ts';

const newestEvent = { maxEvents: 1, maxBytes: 1 };

/** Which rooms of two there are, by whose they are. */
export class DirectRooms {
  /** What was used last in this run of the host is last. */
  readonly #byKey = new Map<KeyId, Set<RoomId>>();
  /** Whose rooms are in the order in which they were used last. */
  readonly #sorted = new Set<KeyId>();

  add({ id, pair }: RoomRecord): void {
    for (const { by } of pair ?? []) this.#byKey.set(by, (this.#byKey.get(by) ?? new Set()).add(id));
  }

  remove({ id, pair }: RoomRecord): void {
    for (const { by } of pair ?? []) {
      const rooms = this.#byKey.get(by);
      rooms?.delete(id);
      if (rooms?.size === 0) this.#byKey.delete(by);
    }
  }

  /** Something was said in it just now. */
  noteUse({ id, pair }: RoomRecord): void {
    for (const { by } of pair ?? []) {
      const rooms = this.#byKey.get(by);
      if (rooms?.delete(id)) rooms.add(id);
    }
  }

  of(by: KeyId): ReadonlySet<RoomId> {
    return this.#byKey.get(by) ?? new Set();
  }

  /** The rooms of this key, the one that was used last first. Reads the log when a key is asked for the first time. */
  async latestOf(by: KeyId, log: RoomLog): Promise<RoomId[]> {
    const rooms = [...this.of(by)];
    if (!this.#sorted.has(by) && rooms.length > 0) {
      const usedAt = new Map<RoomId, number>();
      for (const id of rooms) {
        const { events } = await log.readBefore(id, Number.POSITIVE_INFINITY, newestEvent);
        usedAt.set(id, events[0]?.at ?? 0);
      }
      rooms.sort((one, other) => (usedAt.get(one) ?? 0) - (usedAt.get(other) ?? 0));
      this.#byKey.set(by, new Set(rooms));
      this.#sorted.add(by);
    }
    return rooms.reverse();
  }
}

/** Whom somebody talks to in a room of two: themselves, where they talk to themselves. */
export function otherOf({ pair }: RoomRecord, { by, nick }: Author): Author | undefined {
  return pair?.find((author) => author.by !== by || author.nick !== nick) ?? pair?.[1];
}

/** Whether the other of a room of two goes by this nick, or one that looks like it. */
export function isWith(record: RoomRecord, { self, nick }: { self: Author; nick: Nick }): boolean {
  const other = otherOf(record, self);
  return other !== undefined && nickKey(other.nick) === nickKey(nick);
}

/** The pair once an author of it goes by this nick; the same object when that changes nothing. */
export function withNick(
  pair: readonly [Author, Author],
  { author, nick }: { readonly author: Author; readonly nick: Nick },
): readonly [Author, Author] {
  const isOneKey = pair[0].by === pair[1].by;
  const renamed = (entry: Author) => {
    const isMeant = entry.by === author.by && (!isOneKey || entry.nick === author.nick);
    return isMeant && entry.nick !== nick ? { by: entry.by, nick } : entry;
  };
  const [one, other] = [renamed(pair[0]), renamed(pair[1])];
  return one === pair[0] && other === pair[1] ? pair : [one, other];
}

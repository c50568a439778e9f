import type { Nick } from '../chat/nick.ts';
import type { Presence, Roster } from '../chat/outgoing.ts';
import type { RoomId } from '../chat/room-id.ts';
import type { Member } from './members.ts';

/** A roster names at most this many; the rest is counted. */
const maxRosterNicks = 500;
/** A presence signal names at most this many each way. [P20] */
const maxPresenceNicks = 20;

/** Who is present in one room. What changed is gathered until `takeSignal`, so that a storm of joins is a few signals. */
export class Attendance {
  readonly #room: RoomId;
  /** Sessions in this room per member. */
  readonly #sessions = new Map<Member, number>();
  readonly #joined = new Set<Member>();
  /** By who left: someone who comes back is another `Member` object under the same name. */
  readonly #left = new Map<string, Nick>();

  constructor(room: RoomId) {
    this.#room = room;
  }

  enter(member: Member): void {
    const sessions = this.#sessions.get(member) ?? 0;
    this.#sessions.set(member, sessions + 1);
    if (sessions === 0 && !this.#left.delete(nameOf(member))) this.#joined.add(member);
  }

  leave(member: Member): void {
    const sessions = (this.#sessions.get(member) ?? 0) - 1;
    if (sessions > 0) {
      this.#sessions.set(member, sessions);
      return;
    }
    this.#sessions.delete(member);
    if (!this.#joined.delete(member)) this.#left.set(nameOf(member), member.nick);
  }

  get hasNews(): boolean {
    return this.#joined.size > 0 || this.#left.size > 0;
  }

  /** What changed since the last one. */
  takeSignal(): Presence {
    const joined = [...this.#joined].map(({ nick }) => nick);
    const left = [...this.#left.values()];
    this.#joined.clear();
    this.#left.clear();
    return {
      type: 'presence',
      room: this.#room,
      here: this.#sessions.size,
      joined: joined.slice(0, maxPresenceNicks),
      left: left.slice(0, maxPresenceNicks),
      moreJoined: Math.max(0, joined.length - maxPresenceNicks),
      moreLeft: Math.max(0, left.length - maxPresenceNicks),
    };
  }

  roster(): Roster {
    const nicks: Nick[] = [];
    for (const { nick } of this.#sessions.keys()) {
      if (nicks.length === maxRosterNicks) break;
      nicks.push(nick);
    }
    return { type: 'roster', room: this.#room, here: this.#sessions.size, nicks };
  }
}

function nameOf({ by, nick }: Member): string {
  return `${by} ${nick}`;
}

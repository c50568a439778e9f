import type { Nick } from '../../chat/nick.ts';
import type { Away, Presence, Roster, Standing } from '../../chat/outgoing.ts';
import type { RoomId } from '../../chat/room-id.ts';
import type { Member } from '../members.ts';

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
  readonly #left = new Map<string, Member>();
  /** Who went away or came back, and has not been told of. */
  readonly #turned = new Set<Member>();
  #undone = 0;

  constructor(room: RoomId) {
    this.#room = room;
  }

  /** How many members are here. */
  get here(): number {
    return this.#sessions.size;
  }

  enter(member: Member): void {
    const sessions = this.#sessions.get(member) ?? 0;
    this.#sessions.set(member, sessions + 1);
    if (sessions > 0) return;
    member.rooms.add(this.#room);
    const left = this.#left.get(nameOf(member));
    if (this.#left.delete(nameOf(member))) this.#undone += 1;
    else this.#joined.add(member);
    if (left?.away !== member.away) this.#turned.add(member);
  }

  leave(member: Member): void {
    const sessions = (this.#sessions.get(member) ?? 0) - 1;
    if (sessions > 0) {
      this.#sessions.set(member, sessions);
      return;
    }
    this.#sessions.delete(member);
    member.rooms.delete(this.#room);
    this.#turned.delete(member);
    if (this.#joined.delete(member)) this.#undone += 1;
    else this.#left.set(nameOf(member), { ...member });
  }

  /** Somebody here went away, or is back. */
  turn(member: Member): void {
    if (this.#sessions.has(member)) this.#turned.add(member);
  }

  /** How often somebody came and went, or went and came back, before it was told: no signal ever tells of that. */
  get undone(): number {
    return this.#undone;
  }

  get hasNews(): boolean {
    return this.#joined.size > 0 || this.#left.size > 0 || this.#turned.size > 0;
  }

  /** What changed since the last one; of very many that went away, some are left for the next. */
  takeSignal(): Presence {
    const joined = [...this.#joined].map(({ nick }) => nick);
    const left = [...this.#left.values()].map(({ nick }) => nick);
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
      away: this.#takeTurned(),
    };
  }

  roster(): Roster {
    const nicks: Nick[] = [];
    const away: Away[] = [];
    const roles: Standing[] = [];
    for (const member of this.#sessions.keys()) {
      if (nicks.length === maxRosterNicks) break;
      nicks.push(member.nick);
      if (member.away !== undefined) away.push(awayOf(member));
      if (member.role !== 'member') roles.push({ nick: member.nick, role: member.role });
    }
    return {
      type: 'roster',
      room: this.#room,
      here: this.#sessions.size,
      nicks,
      away,
      ...(roles.length > 0 && { roles }),
    };
  }

  #takeTurned(): Away[] {
    const turned = [...this.#turned].slice(0, maxPresenceNicks);
    for (const member of turned) this.#turned.delete(member);
    return turned.map(awayOf);
  }
}

function awayOf({ nick, away = '' }: Member): Away {
  return { nick, message: away };
}

function nameOf({ by, nick }: Member): string {
  return `${by} ${nick}`;
}

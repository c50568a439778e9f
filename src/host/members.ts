import type { Role } from '../chat/account.ts';
import type { KeyId } from '../chat/author.ts';
import type { Nick } from '../chat/nick.ts';
import { nickKey } from '../chat/nick-key.ts';
import { isRefusal, type Refusal, refuse } from '../chat/refusal.ts';
import type { RoomId } from '../chat/room-id.ts';

/** A nick stays with its key this long after a connection broke. [P10] */
const holdMs = 10 * 60 * 1000;

/** One person here under one nick, through one or more sessions. */
export interface Member {
  readonly by: KeyId;
  nick: Nick;
  /** What they are shown as. */
  role: Role;
  sessions: number;
  /** Why they are not there; undefined while they are. [P38] */
  away: string | undefined;
  /** Where they are present. */
  readonly rooms: Set<RoomId>;
}

interface Holding {
  readonly by: KeyId;
  /** Absent while the nick is only held: for someone who may come back, or for a rename under way. */
  member?: Member;
  heldUntil: number;
  /** What whoever comes back was away with. */
  away?: string;
}

/** Who is here, by nick: no two keys hold nicks that look alike. Times are monotonic, in milliseconds. */
export class Members {
  readonly #holdings = new Map<string, Holding>();

  /** Another session of this member, new or not. The nick keeps the spelling it has. */
  enter({ by, nick }: { by: KeyId; nick: Nick }, now: number): Member | Refusal {
    const holding = this.#hold({ by, nick }, now);
    if (isRefusal(holding)) return holding;
    holding.member ??= { by, nick, role: 'member', sessions: 0, away: holding.away, rooms: new Set() };
    holding.member.sessions += 1;
    return holding.member;
  }

  /** Why nobody with this key could enter with this nick now. */
  refuseNick({ by, nick }: { by: KeyId; nick: Nick }, now: number): Refusal | undefined {
    const holding = this.#find({ by, nick }, now);
    return isRefusal(holding) ? holding : undefined;
  }

  /** A session of this member ended. Unless it said goodbye, the key keeps the nick for a while. */
  leave(member: Member, { isClean, now }: { isClean: boolean; now: number }): void {
    member.sessions -= 1;
    if (member.sessions > 0) return;
    const key = nickKey(member.nick);
    if (isClean) this.#holdings.delete(key);
    else this.#holdings.set(key, heldFor(member, now));
  }

  /** Who is here under a nick, or one that looks like it. */
  find(nick: Nick): Member | undefined {
    return this.#holdings.get(nickKey(nick))?.member;
  }

  /** Keeps a nick that this member may take; `rename` or `release` follows. */
  hold(member: Member, { to, now }: { to: Nick; now: number }): Refusal | undefined {
    const holding = this.#hold({ by: member.by, nick: to }, now);
    if (isRefusal(holding)) return holding;
    if (!holding.member || holding.member === member) return undefined;
    return refuse('nick-taken', `You are here as ${to} already, on another connection. Choose another nick.`);
  }

  /** Takes back a `hold` that nobody entered with. */
  release({ by, nick }: { by: KeyId; nick: Nick }): void {
    const key = nickKey(nick);
    const holding = this.#holdings.get(key);
    if (holding?.by === by && !holding.member) this.#holdings.delete(key);
  }

  /** Gives the member a nick that its key holds already, and keeps the old one held; `release` it when that is settled. */
  rename(member: Member, { to, now }: { to: Nick; now: number }): void {
    this.#holdings.set(nickKey(member.nick), { by: member.by, heldUntil: now + holdMs });
    // A member that left meanwhile must not keep the nick for ever.
    const isHere = member.sessions > 0;
    this.#holdings.set(nickKey(to), { by: member.by, heldUntil: now + holdMs, ...(isHere && { member }) });
    member.nick = to;
  }

  /** Forgets nicks whose time is up. */
  sweep(now: number): void {
    for (const [key, { member, heldUntil }] of this.#holdings)
      if (!member && heldUntil <= now) this.#holdings.delete(key);
  }

  #hold({ by, nick }: { by: KeyId; nick: Nick }, now: number): Holding | Refusal {
    const found = this.#find({ by, nick }, now);
    if (found) return found;
    const holding: Holding = { by, heldUntil: now + holdMs };
    this.#holdings.set(nickKey(nick), holding);
    return holding;
  }

  #find({ by, nick }: { by: KeyId; nick: Nick }, now: number): Holding | Refusal | undefined {
    const found = this.#holdings.get(nickKey(nick));
    if (found?.by === by) return found;
    if (!found || (!found.member && found.heldUntil <= now)) return undefined;
    return refuse('nick-taken', `The nick ${nick} is taken here, or looks like one that is. Choose another.`);
  }
}

function heldFor({ by, away }: Member, now: number): Holding {
  return { by, heldUntil: now + holdMs, ...(away !== undefined && { away }) };
}

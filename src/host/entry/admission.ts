import { parseNick } from '../../chat/nick.ts';
import type { Welcome } from '../../chat/outgoing.ts';
import { isRefusal, type Refusal } from '../../chat/refusal.ts';
import type { Hello } from '../../chat/request.ts';
import type { Member, Members } from '../members.ts';
import type { Claimant, People } from '../people/people.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Session } from '../sessions/session.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Visitor } from '../sessions/visitor.ts';
import type { Exposure } from './exposure.ts';
import { isOfOneInCharge } from './in-charge.ts';
import type { Knocks } from './knocks.ts';
import type { PrivateDoor } from './private-door.ts';
import { takeOver } from './take-over.ts';

/** What a hello is answered from. */
export interface AdmissionParts {
  readonly people: People;
  readonly members: Members;
  readonly sessions: Sessions;
  readonly rooms: Rooms;
  readonly door: PrivateDoor;
  readonly knocks: Knocks;
  readonly exposure: Exposure;
  /** What every welcome says. */
  readonly greeting: Pick<Welcome, 'epoch' | 'run' | 'title' | 'hostKey' | 'isPrivate'>;
  /** 128 fresh random bits, base64url. */
  readonly createToken: () => string;
  /** The host's clock, for people. */
  readonly clock: () => number;
  /** Monotonic, in milliseconds. */
  readonly now: () => number;
  /** Has somebody told later what a newcomer should know. */
  readonly greet: (session: Session) => void;
}

/** The way of a hello: bans, the door of a private host, the nick, a session that is taken over, the welcome. */
export class Admission {
  readonly #parts: AdmissionParts;

  constructor(parts: AdmissionParts) {
    this.#parts = parts;
  }

  /** Lets somebody in and queues the welcome; or has them wait before the door, and queues that; or says why not. */
  admit(session: Session, hello: Hello): Visitor | 'knocking' | Refusal {
    const { people, door } = this.#parts;
    const key = hello.by;
    const banned = people.refuseEntry({ key, address: session.address });
    if (banned) return banned;
    const claimant: Claimant = { key, by: people.authorOf(key) };
    const pass = door.findPass(session, hello);
    if (!pass) return this.#knock(session, { hello, claimant });
    const member = hello.nick === undefined ? undefined : this.#enter(claimant, hello.nick);
    if (isRefusal(member)) return member;
    const visitor = this.#createVisitor({ hello, claimant, member });
    door.notePassage(pass, { session, hello, ...(member && { nick: member.nick }) });
    this.#receive(session, { hello, visitor });
    return visitor;
  }

  #enter({ by }: Claimant, input: string): Member | Refusal {
    const { people, members, clock, now } = this.#parts;
    const nick = parseNick(input);
    if (isRefusal(nick)) return nick;
    const taken = people.accounts.refuseNick(nick, by);
    if (taken) return taken;
    const member = members.enter({ by, nick }, now());
    if (isRefusal(member)) return member;
    people.accounts.noteUse({ by, nick: member.nick, at: clock() });
    member.role = people.standingOf(by);
    return member;
  }

  #knock(session: Session, { hello, claimant }: { hello: Hello; claimant: Claimant }): 'knocking' | Refusal {
    const { door, people, members, now, greeting } = this.#parts;
    const closed = door.refuseKnock(hello);
    if (closed) return closed;
    const nick = parseNick(hello.nick ?? '');
    if (isRefusal(nick)) return nick;
    const { key, by } = claimant;
    const taken = people.accounts.refuseNick(nick, by) ?? members.refuseNick({ by, nick }, now());
    const refusal = taken ?? this.#parts.knocks.add({ session, key, nick });
    if (refusal) return refusal;
    session.queue({ type: 'knocking', title: greeting.title });
    return 'knocking';
  }

  #createVisitor({
    hello: { clientId },
    claimant,
    member,
  }: {
    hello: Hello;
    claimant: Claimant;
    member: Member | undefined;
  }): Visitor {
    const resumeToken = this.#parts.createToken();
    return { ...claimant, clientId, resumeToken, ...(member && { member }), rooms: new Set(), openedRooms: new Set() };
  }

  #receive(session: Session, { hello, visitor }: { hello: Hello; visitor: Visitor }): void {
    const { sessions, rooms, exposure } = this.#parts;
    const old = hello.resumeToken === undefined ? undefined : sessions.findByToken(hello.resumeToken);
    if (old?.visitor?.by === visitor.by) takeOver(old, { session, visitor, rooms });
    sessions.admit(session, visitor);
    exposure.noteEntry(session);
    this.#welcome(session, visitor);
  }

  #welcome(session: Session, visitor: Visitor): void {
    const { greeting, exposure, people, knocks, clock, greet } = this.#parts;
    const { member, resumeToken, by, key } = visitor;
    session.queue({
      type: 'welcome',
      ...(member && { nick: member.nick }),
      ...(by !== key && { by }),
      resumeToken,
      ...greeting,
      at: clock(),
      ...(exposure.isExposed && { isExposed: true }),
    });
    if (!member) return;
    if (isOfOneInCharge(visitor, people)) knocks.showAll(session);
    greet(session);
  }
}

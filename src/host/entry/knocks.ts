import type { KeyId } from '../../chat/author.ts';
import { type Nick, parseNick } from '../../chat/nick.ts';
import { nickKey } from '../../chat/nick-key.ts';
import type { Knock } from '../../chat/outgoing.ts';
import { isRefusal, type Refusal, refuse } from '../../chat/refusal.ts';
import { isLoopback, parseIpAddress } from '../ip-address.ts';
import { Guesses } from '../passwords/guesses.ts';
import type { People } from '../people/people.ts';
import type { Session } from '../session.ts';
import type { Sessions } from '../sessions.ts';
import { sessionsInCharge } from './in-charge.ts';

const maxKnocks = 20;
const crowdRetryMs = 60_000;

/** What knocks are told by. */
export interface KnockParts {
  readonly sessions: Sessions;
  readonly people: People;
  /** Monotonic, in milliseconds. */
  readonly now: () => number;
  /** Has a tick run, so that what is queued goes out. */
  readonly wake: () => void;
}

/** Somebody who waits before the door. */
export interface Knocker {
  readonly session: Session;
  readonly key: KeyId;
  readonly nick: Nick;
}

/** Who waits to be let into a private host, each under a nick that nobody else waits with. [P62] Their own sessions know for how long. */
export class Knocks {
  readonly #parts: KnockParts;
  readonly #byNick = new Map<string, Knocker>();
  /** Each of them disturbs somebody. Loopback is exempt. */
  readonly #told: Guesses;

  constructor(parts: KnockParts) {
    this.#parts = parts;
    this.#told = new Guesses(parts.now, 'knocks');
  }

  /** Has somebody wait, and tells who is in charge; or says why not. A key that knocks again from the same address takes its own place. */
  add(knocker: Knocker): Refusal | undefined {
    const earlier = this.#findEarlier(knocker);
    const refusal = this.#refuse(knocker, earlier);
    if (refusal) return refusal;
    if (earlier) this.#leaveTo(knocker, earlier);
    this.#byNick.set(nickKey(knocker.nick), knocker);
    if (earlier?.nick !== knocker.nick) this.#tellThoseInCharge(knocker);
    return undefined;
  }

  /** Its session has ended, or has come in. */
  remove(session: Session): void {
    for (const [key, knocker] of this.#byNick) if (knocker.session === session) this.#byNick.delete(key);
  }

  /** Takes out who waits under this nick. */
  take(input: string): Knocker | Refusal {
    const nick = parseNick(input.trim().replace(/^@/u, ''));
    const knocker = isRefusal(nick) ? undefined : this.#byNick.get(nickKey(nick));
    if (!knocker?.session.isOpen) return refuse('no-such-nick', 'Nobody knocks here under that nick, or not any more.');
    this.remove(knocker.session);
    return knocker;
  }

  /** Shows all who wait to somebody who has come to be in charge. */
  showAll(session: Session): void {
    for (const knocker of this.#byNick.values()) session.queue(formatKnock(knocker));
  }

  /** To be called now and then. */
  sweep(): void {
    this.#told.sweep();
  }

  #refuse({ nick, session }: Knocker, earlier: Knocker | undefined): Refusal | undefined {
    const holder = this.#byNick.get(nickKey(nick));
    if (holder?.session.isOpen && holder !== earlier) return takenNick(nick);
    if (!earlier && this.#byNick.size >= maxKnocks) return crowded();
    return earlier?.nick === nick ? undefined : this.#told.refusal(session.address);
  }

  #findEarlier({ key, session }: Knocker): Knocker | undefined {
    for (const knocker of this.#byNick.values())
      if (knocker.key === key && knocker.session.address === session.address) return knocker;
    return undefined;
  }

  #leaveTo({ session }: Knocker, earlier: Knocker): void {
    this.remove(earlier.session);
    if (earlier.session !== session)
      earlier.session.close('taken-over', 'You have knocked again on another connection.');
  }

  #tellThoseInCharge(knocker: Knocker): void {
    for (const session of sessionsInCharge(this.#parts)) session.queue(formatKnock(knocker));
    const { address } = knocker.session;
    if (!isLoopback(address)) this.#told.noteWrong(address);
    this.#parts.wake();
  }
}

function formatKnock({ nick, session: { address } }: Knocker): Knock {
  return { type: 'knock', nick, address: parseIpAddress(address) ?? address };
}

function takenNick(nick: Nick): Refusal {
  return refuse('nick-taken', `Somebody knocks here as ${nick} already, or as one that looks like it. Choose another.`);
}

function crowded(): Refusal {
  const refusal = refuse('too-many-tries', 'Too many people wait to be let in here. Try again in a minute.');
  return { ...refusal, retryAfterMs: crowdRetryMs };
}

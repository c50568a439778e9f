import type { KeyId } from '../../chat/author.ts';
import { type Nick, parseNick } from '../../chat/nick.ts';
import { nickKey } from '../../chat/nick-key.ts';
import type { Knock } from '../../chat/outgoing.ts';
import { isRefusal, type Refusal, refuse } from '../../chat/refusal.ts';
import { Guesses } from '../passwords/guesses.ts';
import type { People } from '../people/people.ts';
import { isLoopback, parseIpAddress } from '../port/ip-address.ts';
import type { Session } from '../sessions/session.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { sessionsInCharge } from './in-charge.ts';

const maxKnocks = 20;
const minuteMs = 60_000;
/** Whoever has many addresses, as everybody has with IPv6, is not to fill the screen of who is in charge. */
const maxToldPerMinute = 60;
/** As long as it may take to type an answer. */
const keptNickMs = 30_000;

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
  /** Of who has gone, by their nicks: what is answered now is meant for them. `until` is monotonic. */
  readonly #gone = new Map<string, { readonly key: KeyId; readonly until: number }>();
  /** Each of them disturbs somebody. Loopback is exempt. */
  readonly #told: Guesses;
  /** When the latest of all were told of, oldest first. Monotonic. */
  #toldAt: number[] = [];

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
    for (const [nick, knocker] of this.#byNick) {
      if (knocker.session !== session) continue;
      this.#byNick.delete(nick);
      this.#gone.set(nick, { key: knocker.key, until: this.#parts.now() + keptNickMs });
    }
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
    const now = this.#parts.now();
    for (const [nick, { until }] of this.#gone) if (until <= now) this.#gone.delete(nick);
  }

  #refuse(knocker: Knocker, earlier: Knocker | undefined): Refusal | undefined {
    const { nick, session } = knocker;
    if (this.#isOfAnother(knocker, earlier)) return takenNick(nick);
    if (!earlier && this.#byNick.size >= maxKnocks) return crowded();
    if (earlier?.nick === nick) return undefined;
    const isCrowd = (this.#toldAt.at(-maxToldPerMinute) ?? Number.NEGATIVE_INFINITY) > this.#parts.now() - minuteMs;
    return isCrowd ? crowded() : this.#told.refusal(session.address);
  }

  /** Whether an answer under this nick could be meant for somebody else. */
  #isOfAnother({ nick, key }: Knocker, earlier: Knocker | undefined): boolean {
    const holder = this.#byNick.get(nickKey(nick));
    if (holder?.session.isOpen && holder !== earlier) return true;
    const gone = this.#gone.get(nickKey(nick));
    return gone !== undefined && gone.key !== key && gone.until > this.#parts.now();
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
    this.#toldAt = [...this.#toldAt, this.#parts.now()].slice(-maxToldPerMinute);
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
  return { ...refusal, retryAfterMs: minuteMs };
}

import type { Nick } from '../chat/nick.ts';
import type { InviteShown, Knock } from '../chat/outgoing.ts';
import { knockName } from '../chat/slash-commands/entry-commands.ts';
import { neutralizeLine } from '../chat/text.ts';

/** [P62] */
const knockHoldsMs = 300_000;
/** No honest host has so many waiting. */
const maxKnocks = 100;

/** Who asks to be let in, as far as is known: that somebody was answered by another, or gave up, nobody tells. */
export class Knocks {
  readonly #now: () => number;
  /** Until when they hold, on the monotonic clock. */
  readonly #untilByNick = new Map<Nick, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Those who wait, the latest first. */
  get waiting(): readonly Nick[] {
    const now = this.#now();
    return [...this.#untilByNick].flatMap(([nick, until]) => (until > now ? [nick] : [])).reverse();
  }

  hear({ nick }: Knock): void {
    this.#untilByNick.delete(nick);
    this.#untilByNick.set(nick, this.#now() + knockHoldsMs);
    const [oldest] = this.#untilByNick.keys();
    if (this.#untilByNick.size > maxKnocks && oldest !== undefined) this.#untilByNick.delete(oldest);
  }

  /** They were answered. */
  forget(nick: string): void {
    this.#untilByNick.delete(nick as Nick);
  }

  /** After a welcome the host tells of all who wait. */
  clear(): void {
    this.#untilByNick.clear();
  }
}

/** What who knocks is told meanwhile. */
export function formatKnocking(title: string): string {
  return `Waiting to be let in by the host of ${neutralizeLine(title)}…`;
}

/** What who is in charge is told of somebody who wants to be let in. */
export function formatKnock({ nick, address }: Knock): string {
  const name = knockName(nick);
  return `${nick} at ${address} wants to be let in: /allow ${name} or /deny ${name}`;
}

/** What whoever has answered a knock is told. */
export function formatKnockAnswer(nick: string, isLetIn: boolean): string {
  return `${neutralizeLine(nick)} ${isLetIn ? 'is let in.' : 'was turned away.'}`;
}

/** What who is in charge is told when a code is another. */
export function formatReplacedCode({ code, whom }: InviteShown): string {
  if (whom !== undefined) return `Too many wrong codes were tried. The code for ${whom} is ${code} now.`;
  return `Too many wrong codes were tried. The code is ${code} now: /invite shows how to pass it on.`;
}

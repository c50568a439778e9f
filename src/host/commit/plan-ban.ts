import type { Account, Ban } from '../../chat/account.ts';
import { isRefusal, type Refusal, refuse } from '../../chat/refusal.ts';
import { refuseBanned } from '../people/people.ts';
import { isLoopback, parseIpAddress } from '../port/ip-address.ts';
import type { DecisionContext } from './decision.ts';
import { type Person, parseWhom } from './find-person.ts';
import type { Plan, Terms } from './plan.ts';

/** None of a person's keys lets them in; who was an operator is none any more. [P53] */
export function planBan(
  { account, nick }: Person,
  { terms, context }: { terms: Terms; context: DecisionContext },
): Plan {
  const { accounts, bans } = context.parts.people;
  const { at, id } = context.occasion;
  const ban: Ban = { id: `${context.visitor.by} ${id}`, keys: account.keys, nick, ...terms };
  const demoted: Account = { ...account, role: 'member' };
  return {
    measure: { type: 'member-banned', whom: nick, ...terms },
    mark: nick,
    account: demoted,
    change: () => {
      const undone = [bans.lift(bans.ofKeys(account.keys, at)), bans.put(ban), accounts.put(demoted)];
      return () => undone.toReversed().forEach((undo) => void undo());
    },
    leaving: [...context.parts.sessions.of(account.id)],
    code: 'banned',
    farewell: refuseBanned(ban, at).message,
  };
}

/** Nobody who is not in charge comes in from there. The address itself is in no event. [P53] */
export function planAddressBan(
  address: string,
  { terms, context }: { readonly terms: Terms; readonly context: DecisionContext },
): Plan | Refusal {
  if (isLoopback(address)) return refuse('not-allowed', 'That is the host’s own machine. Ban a nick instead.');
  const { people, sessions } = context.parts;
  const { at, id } = context.occasion;
  const ban: Ban = { id: `${context.visitor.by} ${id}`, keys: [], address, ...terms };
  const isMeant = (from: string, by: Ban['keys'][number] | undefined) =>
    parseIpAddress(from) === address && (by === undefined || people.standingOf(by) === 'member');
  return {
    measure: { type: 'member-banned', ...terms },
    mark: address,
    change: () => {
      const restore = people.bans.lift(people.bans.about({ address }, at));
      const remove = people.bans.put(ban);
      return () => {
        remove();
        restore();
      };
    },
    leaving: [...sessions].filter((session) => isMeant(session.address, session.visitor?.by)),
    code: 'banned',
    farewell: refuseBanned(ban, at).message,
  };
}

/** Lifts all bans of a nick, or of an address. */
export function planUnban({ whom }: { whom: string }, { parts, occasion: { at } }: DecisionContext): Plan | Refusal {
  const { bans } = parts.people;
  const address = parseIpAddress(whom.trim());
  const nick = address === undefined ? parseWhom(whom) : undefined;
  if (isRefusal(nick)) return nick;
  const held = bans.about({ ...(nick !== undefined && { nick }), ...(address !== undefined && { address }) }, at);
  const [first] = held;
  if (!first) return refuse('no-such-nick', 'Nobody is banned by that name or address.');
  return {
    measure: { type: 'ban-lifted', ...(first.nick !== undefined && { whom: first.nick }) },
    mark: first.nick ?? address ?? '',
    change: () => bans.lift(held),
  };
}

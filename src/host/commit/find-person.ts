import type { Account, Role } from '../../chat/account.ts';
import { type Nick, parseNick } from '../../chat/nick.ts';
import { nickKey } from '../../chat/nick-key.ts';
import { isRefusal, type Refusal, refuse } from '../../chat/refusal.ts';
import type { Member } from '../members.ts';
import type { DecisionContext } from './decision.ts';

/** Whom a measure is about, and how they stand to who takes it. */
export interface Person {
  readonly account: Account;
  /** As it is spelled here. */
  readonly nick: Nick;
  /** Who is here under that nick. */
  readonly member: Member | undefined;
  readonly standing: Role;
  /** What whoever asks may do. */
  readonly role: Role;
}

/** Who has this nick, here or kept. */
export function findPerson(whom: string, { parts, visitor, occasion }: DecisionContext): Person | Refusal {
  const { people, members } = parts;
  const nick = parseWhom(whom);
  if (isRefusal(nick)) return nick;
  const member = members.find(nick);
  const known = member ? people.accounts.get(member.by) : people.accounts.ofNick(nick);
  const account = known ?? (member && freshAccount(member, occasion.at));
  if (!account) return noSuchNick();
  const spelled = account.nicks.find((each) => nickKey(each) === nickKey(nick));
  return {
    account,
    nick: member?.nick ?? spelled ?? nick,
    member,
    standing: people.standingOf(account.id),
    role: people.roleOf(visitor),
  };
}

/** A nick as it is named in a slash command: it may begin with `@`. */
export function parseWhom(whom: string): Nick | Refusal {
  const nick = parseNick(whom.trim().replace(/^@/u, ''));
  return isRefusal(nick) ? noSuchNick() : nick;
}

export function noSuchNick(): Refusal {
  return refuse('no-such-nick', 'Nobody has that nick here. /who shows who is here.');
}

function freshAccount({ by, nick }: Member, seenAt: number): Account {
  return { id: by, keys: [by], nicks: [nick], role: 'member', seenAt };
}

import type { Role } from '../../../chat/account.ts';
import type { Nick } from '../../../chat/nick.ts';
import type { View } from '../../../client/view/view.ts';

/** Somebody in a room, as a list shows them. */
export interface Person {
  readonly nick: Nick;
  /** The name of their key, where they were heard. */
  readonly by: string | undefined;
  readonly role: Role;
  /** What they say of it; undefined where they are not away. */
  readonly away: string | undefined;
  readonly isOneself: boolean;
}

type Crowd = Pick<View, 'nicks' | 'nick' | 'roles' | 'away'>;

const ranks: Readonly<Record<Role, number>> = { owner: 0, operator: 1, member: 2 };

/** Who is here: who is in charge first, who is away last, and otherwise by their nicks. `keys` are the names of their keys, by nick. */
export function orderPeople({ nicks, nick: ownNick, roles, away }: Crowd, keys: ReadonlyMap<string, string>): Person[] {
  const people = [...nicks].map((nick) => ({
    nick,
    by: keys.get(nick),
    role: roles.get(nick) ?? 'member',
    away: away.get(nick),
    isOneself: nick === ownNick,
  }));
  return people.sort(
    (one, other) =>
      Number(one.away !== undefined) - Number(other.away !== undefined) ||
      ranks[one.role] - ranks[other.role] ||
      collator.compare(one.nick, other.nick),
  );
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

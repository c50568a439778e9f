import { neutralizeLine } from '../../chat/text.ts';
import type { Client } from '../client.ts';
import type { OwnIds } from '../view/item.ts';
import type { View } from '../view/view.ts';
import { findMember, type IgnoreList } from './ignore-list.ts';
import { isIgnoredEvent } from './ignored.ts';

interface Ignoring {
  readonly view: View;
  readonly own: OwnIds;
  readonly nick: string;
}

/** Says what was done, or why nothing was. */
export type Outcome = { readonly said: string } | { readonly mistake: string };

/** From now on what is heard of those on the list keeps it up to date, and what they say is no news. */
export function ignoreIn(client: Client, list: IgnoreList): void {
  const items = [...client.rooms.values()].flatMap((room) => room.items);
  list.follow(items.flatMap((item) => (item.kind === 'event' ? [item.event] : [])));
  client.onEvents((events) => list.follow(events));
  client.ignoreUnread((event) => isIgnoredEvent(event, list.members));
}

/** From now on nothing of whoever has this nick is shown. */
export function ignoreNick(list: IgnoreList, { view, own, nick }: Ignoring): Outcome {
  const member = findMember(view, nick);
  if (!member) return { mistake: `There is nobody called ${neutralizeLine(nick)} here. /who shows who is.` };
  if (member.by === own.keyId || member.nick === view.nick) return { mistake: 'That is you.' };
  list.add(member);
  return { said: `Nothing of ${member.nick} is shown any more; /unignore ${member.nick} brings it back.` };
}

/** Whoever was ignored under this nick is shown again, with all they said meanwhile. */
export function unignoreNick(list: IgnoreList, nick: string): Outcome {
  const member = list.remove(nick);
  if (member) return { said: `${member.nick} is shown again.` };
  return { mistake: `${neutralizeLine(nick)} is not ignored. /ignore alone lists who is.` };
}

/** Who is ignored, in one line. */
export function formatIgnored({ members }: IgnoreList): string {
  if (members.length === 0) return 'Nobody is ignored. /ignore NICK hides what somebody says.';
  return `Ignored: ${members.map(({ nick }) => nick).join(', ')}`;
}

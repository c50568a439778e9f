import type { RoomEvent } from '../../chat/event.ts';
import type { Nick } from '../../chat/nick.ts';
import type { Away, Presence, Roster, Typing } from '../../chat/outgoing.ts';
import { addUnlogged } from './room-items.ts';
import type { RoomView } from './room-view.ts';

/** Of more people who write, the latest are known. */
const maxTyping = 20;

export function knowRoster({ here, nicks, away, roles = [] }: Roster): Partial<RoomView> {
  return {
    here,
    nicks: new Set(nicks),
    away: withAway(new Map(), away),
    roles: new Map(roles.map(({ nick, role }) => [nick, role])),
  };
}

export function hearTyping(view: RoomView, { typing, until }: { typing: Typing; until: number }): Partial<RoomView> {
  const heard = typing.nicks.filter((nick) => nick !== view.nick).map((nick) => [nick, until] as const);
  return heard.length === 0 ? {} : { typing: new Map([...view.typing, ...heard].slice(-maxTyping)) };
}

/** Who has said something has written it. */
export function stopTyping({ typing }: RoomView, events: readonly RoomEvent[]): Pick<RoomView, 'typing'> {
  if (typing.size === 0) return { typing };
  const said = new Set(events.map(({ nick }) => nick));
  return { typing: new Map([...typing].filter(([nick]) => !said.has(nick))) };
}

/** Those who are here under the nicks that these events gave them. The same objects as before say that nobody has another nick. */
export function renamePeople(
  { nicks, away }: RoomView,
  events: readonly RoomEvent[],
): Pick<RoomView, 'nicks' | 'away'> {
  const renames = events.filter((event) => event.type === 'nick-changed');
  if (renames.length === 0) return { nicks, away };
  const renamed = { nicks: new Set(nicks), away: new Map(away) };
  for (const { nick, to } of renames) {
    if (renamed.nicks.delete(nick)) renamed.nicks.add(to);
    const message = renamed.away.get(nick);
    if (message !== undefined) renamed.away.set(to, message).delete(nick);
  }
  return renamed;
}

/** What people may do after these events; the same object where that is as before. */
export function followRoles({ roles }: RoomView, events: readonly RoomEvent[]): Pick<RoomView, 'roles'> {
  const changes = events.filter(({ type }) => type === 'role-changed' || type === 'nick-changed');
  if (changes.length === 0) return { roles };
  const followed = new Map(roles);
  for (const event of changes) {
    if (event.type === 'role-changed') {
      followed.delete(event.whom);
      if (event.role !== 'member') followed.set(event.whom, event.role);
    } else if (event.type === 'nick-changed') {
      const role = followed.get(event.nick);
      if (role !== undefined) followed.set(event.to, role).delete(event.nick);
    }
  }
  return { roles: followed };
}

/** One's own coming and going is no news to oneself. */
export function changePresence(view: RoomView, presence: Presence): Partial<RoomView> {
  const isOther = (nick: Nick) => nick !== view.nick;
  const others = {
    ...presence,
    joined: presence.joined.filter(isOther),
    left: presence.left.filter(isOther),
    away: presence.away.filter(({ nick }) => isOther(nick)),
  };
  const people = { here: presence.here, ...movePeople(view, { ...presence, left: others.left }) };
  const { joined, left, away, moreJoined, moreLeft } = others;
  if (joined.length + left.length + away.length + moreJoined + moreLeft === 0) return people;
  return { ...addUnlogged(view, (key) => ({ kind: 'presence', key, presence: others })), ...people };
}

function movePeople(view: RoomView, { joined, left, away }: Presence): Pick<RoomView, 'nicks' | 'away'> {
  const moved = { nicks: new Set(view.nicks), away: withAway(view.away, away) };
  for (const nick of left) {
    moved.nicks.delete(nick);
    moved.away.delete(nick);
  }
  for (const nick of joined) moved.nicks.add(nick);
  return moved;
}

function withAway(before: ReadonlyMap<Nick, string>, away: readonly Away[]): Map<Nick, string> {
  const known = new Map(before);
  for (const { nick, message } of away) {
    if (message === '') known.delete(nick);
    else known.set(nick, message);
  }
  return known;
}

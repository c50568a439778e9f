import type { RoomEvent } from '../../chat/event.ts';
import { keptNickKey } from '../text/kept-nick-key.ts';
import type { Item } from '../view/item.ts';
import type { View } from '../view/view.ts';

/** Somebody of whom nothing is to be shown: known by the key as soon as they did something, by the nick until then. */
export interface IgnoredMember {
  /** The last one they were seen under. */
  readonly nick: string;
  readonly by?: string;
}

export type Ignored = readonly IgnoredMember[];

/** What is left of an item; undefined when nothing is. One's own is always shown. */
export function shownItem(item: Item, ignored: Ignored): Item | undefined {
  if (ignored.length === 0) return item;
  switch (item.kind) {
    case 'event':
      return item.isOwn || !isIgnoredEvent(item.event, ignored) ? item : undefined;
    case 'presence':
      return shownPresence(item, ignored);
    case 'notice':
      return item;
  }
}

/** Nothing of who is ignored is shown, in what others answer them either. */
export function withoutIgnoredQuote(item: Item, ignored: Ignored): Item {
  if (item.kind !== 'event' || !item.quoted || item.isOwn) return item;
  const { nick } = item.quoted;
  if (!ignored.some((member) => isSameNick(member.nick, nick))) return item;
  const { quoted: _, ...unquoted } = item;
  return unquoted;
}

/** The view without what is not to be shown; the same where nobody is ignored. */
export function withoutIgnored(view: View, ignored: Ignored): View {
  return ignored.length === 0 ? view : { ...view, items: view.items.filter((item) => shownItem(item, ignored)) };
}

/** Whether somebody who is ignored did it. */
export function isIgnoredEvent(event: RoomEvent, ignored: Ignored): boolean {
  return ignored.some((member) => didIt(member, event));
}

/** Who is ignored after these events: the same people, by what is known of them now. The same list when that is nothing new. */
export function followIgnored(ignored: Ignored, events: readonly RoomEvent[]): Ignored {
  return events.reduce<Ignored>((followed, event) => {
    if (!isIgnoredEvent(event, followed)) return followed;
    const nick = event.type === 'nick-changed' ? event.to : event.nick;
    const isNews = (member: IgnoredMember) => didIt(member, event) && (member.by === undefined || member.nick !== nick);
    if (!followed.some(isNews)) return followed;
    return followed.map((member) => (isNews(member) ? { nick, by: event.by } : member));
  }, ignored);
}

/** Compares as nicks are compared everywhere. */
export function isSameNick(one: string, other: string): boolean {
  return keptNickKey(one) === keptNickKey(other);
}

function didIt(member: IgnoredMember, { by, nick }: RoomEvent): boolean {
  return member.by === undefined ? isSameNick(member.nick, nick) : member.by === by;
}

type PresenceItem = Extract<Item, { kind: 'presence' }>;

function shownPresence(item: PresenceItem, ignored: Ignored): PresenceItem | undefined {
  const { presence } = item;
  const isShown = (nick: string) => !ignored.some((member) => isSameNick(member.nick, nick));
  const [joined, left] = [presence.joined.filter(isShown), presence.left.filter(isShown)];
  const away = presence.away.filter(({ nick }) => isShown(nick));
  const count = joined.length + left.length + away.length;
  if (count === presence.joined.length + presence.left.length + presence.away.length) return item;
  if (count + presence.moreJoined + presence.moreLeft === 0) return undefined;
  return { ...item, presence: { ...presence, joined, left, away } };
}

import type { RoomEvent } from '../chat/event.ts';
import type { Nick } from '../chat/nick.ts';
import type { Presence, Roster, Typing, Welcome } from '../chat/outgoing.ts';
import type { LinkState } from './host-link.ts';

/** What a room shows, kept in memory: older events are read again when someone scrolls back. */
const maxItems = 5000;
const keptItems = 4000;
/** Of more people who write, the latest are known. */
const maxTyping = 20;

/** How a notice is meant. In a `welcome`, lines indented by four are to be passed on to others. */
export type NoticeTone = 'information' | 'welcome' | 'mistake';

/** One thing that the room shows, by kind. `key` is unique and stable. */
export type Item =
  | { readonly kind: 'event'; readonly key: string; readonly event: RoomEvent; readonly isOwn: boolean }
  | { readonly kind: 'presence'; readonly key: string; readonly presence: Presence }
  | { readonly kind: 'notice'; readonly key: string; readonly tone: NoticeTone; readonly text: string };

/** A message that is not answered yet. */
export interface Sending {
  readonly number: number;
  readonly text: string;
}

/** All that a screen needs to know of one client. Never changed in place. */
export interface View {
  readonly link: LinkState;
  readonly title: string;
  readonly nick: string;
  readonly here: number;
  /** Some of those who are here, all of them in a small room. */
  readonly nicks: ReadonlySet<Nick>;
  /** Oldest first. */
  readonly items: readonly Item[];
  readonly sending: readonly Sending[];
  /** Who writes, and until when that holds, on the client's monotonic clock. */
  readonly typing: ReadonlyMap<Nick, number>;
  /** Nothing older than the first item is in the log. */
  readonly isOldest: boolean;
  /** The host's clock minus ours, in milliseconds. */
  readonly clockOffsetMs: number;
  /** Counts items that are not in the log, for their keys. */
  readonly unloggedItems: number;
}

export type ViewAction =
  | { readonly type: 'link-changed'; readonly link: LinkState }
  | { readonly type: 'welcomed'; readonly welcome: Welcome; readonly clockOffsetMs: number }
  | { readonly type: 'history-reset'; readonly isOldest: boolean }
  | ({ readonly type: 'events-added' } & AddedEvents)
  | ({ readonly type: 'older-events-added' } & OlderEvents)
  | { readonly type: 'roster-known'; readonly roster: Roster }
  | { readonly type: 'typing-heard'; readonly typing: Typing; readonly until: number }
  | { readonly type: 'presence-changed'; readonly presence: Presence }
  | { readonly type: 'sending-started'; readonly sending: Sending }
  | { readonly type: 'sending-ended'; readonly number: number }
  | { readonly type: 'noticed'; readonly text: string; readonly tone: NoticeTone };

/** Events that follow those in the view; `isLive` when they have only just happened, since the welcome. */
export interface AddedEvents {
  readonly events: readonly RoomEvent[];
  readonly own: OwnIds;
  readonly isLive: boolean;
}

/** The page before the first event in the view. */
export interface OlderEvents {
  readonly events: readonly RoomEvent[];
  readonly own: OwnIds;
  readonly isOldest: boolean;
}

/** By what a client knows its own member and its own requests. */
export interface OwnIds {
  readonly keyId: string;
  readonly clientId: string;
}

export function initialView(nick: string): View {
  return {
    link: { type: 'connecting' },
    title: '',
    nick,
    here: 0,
    nicks: new Set(),
    items: [],
    sending: [],
    typing: new Map(),
    isOldest: false,
    clockOffsetMs: 0,
    unloggedItems: 0,
  };
}

/** The view after one more thing happened. Pure. */
export function applyAction(view: View, action: ViewAction): View {
  switch (action.type) {
    case 'link-changed':
      return { ...view, link: action.link };
    case 'welcomed': {
      const { welcome, clockOffsetMs } = action;
      return { ...view, title: welcome.title, nick: welcome.nick ?? view.nick, clockOffsetMs };
    }
    case 'history-reset':
      return { ...view, items: view.items.filter(({ kind }) => kind !== 'event'), isOldest: action.isOldest };
    case 'events-added':
      return addEvents(view, action);
    case 'older-events-added':
      return addOlderEvents(view, action);
    case 'roster-known':
      return { ...view, here: action.roster.here, nicks: new Set(action.roster.nicks) };
    case 'typing-heard':
      return hearTyping(view, action);
    case 'presence-changed':
      return changePresence(view, action.presence);
    case 'sending-started':
      return { ...view, sending: [...view.sending, action.sending] };
    case 'sending-ended':
      return { ...view, sending: view.sending.filter(({ number }) => number !== action.number) };
    case 'noticed':
      return addUnlogged(view, (key) => ({ kind: 'notice', key, tone: action.tone, text: action.text }));
  }
}

function addEvents(view: View, added: AddedEvents): View {
  const { events, own } = added;
  const committed = new Set(events.filter(({ by }) => by === own.keyId).map(({ id }) => id as string));
  const next = {
    ...view,
    ...withItems(view, eventItems(events, own)),
    ...stopTyping(view, events),
    sending: view.sending.filter(({ number }) => !committed.has(`${own.clientId}.${number}`)),
  };
  return { ...next, ...renamed(next, added) };
}

/** Passes over what is known already; a page that does not reach the first event shown is out of date. */
function addOlderEvents(view: View, { events, own, isOldest }: OlderEvents): View {
  const first = view.items.find(({ kind }) => kind === 'event');
  const oldestSeq = first?.kind === 'event' ? first.event.seq : Number.POSITIVE_INFINITY;
  const older = events.filter(({ seq }) => seq < oldestSeq);
  const last = older.at(-1);
  if (first && last && last.seq !== oldestSeq - 1) return view;
  if (!last && events.length > 0) return view;
  return { ...view, items: [...eventItems(older, own), ...view.items], isOldest };
}

function renamed(view: View, { events, own, isLive }: AddedEvents): Pick<View, 'nick' | 'nicks'> {
  let { nick } = view;
  const renames = events.filter((event) => event.type === 'nick-changed');
  const nicks = new Set(view.nicks);
  for (const event of renames) {
    if (nicks.delete(event.nick)) nicks.add(event.to);
    // What this key did elsewhere before the welcome has nothing to do with the nick we were welcomed by.
    const isOurs = event.by === own.keyId && (isLive || event.id.startsWith(`${own.clientId}.`));
    if (isOurs && event.nick === nick) nick = event.to;
  }
  // The same set as before says that nobody has another nick.
  return { nick, nicks: renames.length === 0 ? view.nicks : nicks };
}

function hearTyping(view: View, { typing, until }: { typing: Typing; until: number }): View {
  const heard = typing.nicks.filter((nick) => nick !== view.nick).map((nick) => [nick, until] as const);
  return heard.length === 0 ? view : { ...view, typing: new Map([...view.typing, ...heard].slice(-maxTyping)) };
}

/** Who has said something has written it. */
function stopTyping({ typing }: View, events: readonly RoomEvent[]): Pick<View, 'typing'> {
  if (typing.size === 0) return { typing };
  const said = new Set(events.map(({ nick }) => nick));
  return { typing: new Map([...typing].filter(([nick]) => !said.has(nick))) };
}

function changePresence(view: View, presence: Presence): View {
  const isOther = (nick: Nick) => nick !== view.nick;
  const others = { ...presence, joined: presence.joined.filter(isOther), left: presence.left.filter(isOther) };
  const nicks = new Set(view.nicks);
  for (const nick of others.left) nicks.delete(nick);
  for (const nick of presence.joined) nicks.add(nick);
  const next = { ...view, here: presence.here, nicks };
  if (others.joined.length + others.left.length + others.moreJoined + others.moreLeft === 0) return next;
  return addUnlogged(next, (key) => ({ kind: 'presence', key, presence: others }));
}

function addUnlogged(view: View, item: (key: string) => Item): View {
  const unloggedItems = view.unloggedItems + 1;
  return { ...view, ...withItems(view, [item(`u${unloggedItems}`)]), unloggedItems };
}

function eventItems(events: readonly RoomEvent[], { keyId }: OwnIds): Item[] {
  return events.map((event) => ({ kind: 'event', key: `e${event.seq}`, event, isOwn: event.by === keyId }));
}

function withItems(view: View, added: readonly Item[]): Pick<View, 'items' | 'isOldest'> {
  const items = [...view.items, ...added];
  if (items.length <= maxItems) return { items, isOldest: view.isOldest };
  return { items: items.slice(-keptItems), isOldest: false };
}

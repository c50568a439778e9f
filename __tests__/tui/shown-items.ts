import stringWidth from 'string-width';
import type { MessagePosted, NickChanged, RoomEvent } from '../../src/chat/event.ts';
import type { Nick } from '../../src/chat/nick.ts';
import type { Presence } from '../../src/chat/outgoing.ts';
import type { EventItem, Item, Quoted } from '../../src/client/view/item.ts';
import { initialView, type View } from '../../src/client/view/view.ts';
import type { Row } from '../../src/tui/pane/row.ts';

/** 12:34 where the tests run. */
export const at = new Date(2026, 10, 20, 12, 34).getTime();
const dayMs = 24 * 60 * 60 * 1000;

interface SaidParts extends Partial<Omit<MessagePosted, 'nick' | 'reactions'>> {
  readonly nick?: string;
  readonly isOwn?: boolean;
  readonly daysLater?: number;
  readonly quoted?: { readonly seq: number; readonly nick: string; readonly text: string };
  /** How often, and by whom as far as that is known. */
  readonly reactions?: readonly {
    readonly reaction: string;
    readonly count: number;
    readonly nicks: readonly string[];
  }[];
}

/** A message as the room shows it. */
export function said(text: string, { isOwn = false, daysLater = 0, quoted, ...changes }: SaidParts = {}): EventItem {
  const event = {
    type: 'message-posted',
    seq: 1,
    at: at + daysLater * dayMs,
    nick: 'Ada',
    text,
    ...changes,
  } as MessagePosted;
  return { kind: 'event', key: `e${event.seq}`, event, isOwn, ...(quoted && { quoted: quoted as Quoted }) };
}

/** Anything else that happened, as the room holds it. */
export function happened(
  event: Partial<Omit<RoomEvent, 'type'>> & { readonly type: RoomEvent['type']; readonly [name: string]: unknown },
): EventItem {
  const whole = { seq: 1, at, nick: 'Ada', by: 'ada', ...event } as RoomEvent;
  return { kind: 'event', key: `e${whole.seq}`, event: whole, isOwn: false };
}

/** A change of nick as the room shows it. */
export function renamed(nick: string, to: string, { seq = 1 } = {}): EventItem {
  const event = { type: 'nick-changed', seq, at, nick, to } as NickChanged;
  return { kind: 'event', key: `e${seq}`, event, isOwn: false };
}

export function came(...nicks: string[]): Item {
  const presence = { joined: nicks as Nick[], left: [], moreJoined: 0, moreLeft: 0, away: [] } as unknown as Presence;
  return { kind: 'presence', key: 'u1', presence };
}

export function noticed(text: string): Item {
  return { kind: 'notice', key: 'u2', tone: 'information', text };
}

/** The same from view to view, as in a room that nobody enters or leaves. */
const nicks: ReadonlySet<Nick> = new Set();

/** An open room that shows these items. */
export function viewOf(items: readonly Item[], changes: Partial<View> = {}): View {
  return { ...initialView('Ada'), link: { type: 'open' }, title: "Ada's laptop", here: 1, nicks, items, ...changes };
}

/** The rows as a terminal shows them, without their styles. */
export function draw(rows: readonly Row[]): string[] {
  return rows.map(({ line }) => line.replaceAll(/\u001b(?:\[[\d;]*[A-Za-z]|\]8;;[^\u0007]*\u0007)/gu, ''));
}

/** The columns that the widest of these lines takes. */
export function widestOf(lines: readonly string[]): number {
  return Math.max(0, ...lines.map((line) => stringWidth(line)));
}

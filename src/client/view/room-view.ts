import type { Role } from '../../chat/account.ts';
import type { MessagePosted, RoomEvent } from '../../chat/event.ts';
import type { Nick } from '../../chat/nick.ts';
import type { Presence, Roster, Typing } from '../../chat/outgoing.ts';
import type { RoomInfo } from '../../chat/room-record.ts';
import type { Item, NoticeTone, OwnIds } from './item.ts';

/** A message that is not answered yet. */
export interface Sending {
  readonly number: number;
  readonly text: string;
  readonly isAction?: true;
  readonly replyTo?: number;
  readonly ttlMs?: number;
}

/** All that a client knows of one room. Never changed in place. */
export interface RoomView {
  readonly info: RoomInfo;
  /** Of oneself. */
  readonly nick: string;
  readonly here: number;
  /** Some of those who are here, all of them in a small room. */
  readonly nicks: ReadonlySet<Nick>;
  /** What those of them say who are away. */
  readonly away: ReadonlyMap<Nick, string>;
  /** Those of them who are more than members, when that was last asked for. */
  readonly roles: ReadonlyMap<Nick, Role>;
  /** Oldest first. */
  readonly items: readonly Item[];
  /** Messages that are quoted and not among the items, by seq. */
  readonly quotable: ReadonlyMap<number, MessagePosted>;
  readonly sending: readonly Sending[];
  /** Who writes, and until when that holds, on the client's monotonic clock. */
  readonly typing: ReadonlyMap<Nick, number>;
  /** Nothing older than the first item is in the log. */
  readonly isOldest: boolean;
  /** Counts items that are not in the log, for their keys. */
  readonly unloggedItems: number;
  /** How long messages live that are said here without a time of their own; undefined: as long as the log. */
  readonly ttlMs: number | undefined;
  /** Messages of others since it was last shown, and how many of these speak of oneself. */
  readonly unread: number;
  readonly mentions: number;
  /** When the next temporary message that is here is over, on the host's clock; `Infinity` without one. */
  readonly nextExpiryAt: number;
}

export type RoomAction =
  | { readonly type: 'room-known'; readonly info: RoomInfo }
  | { readonly type: 'nick-known'; readonly nick: string }
  | { readonly type: 'history-reset'; readonly isOldest: boolean }
  | ({ readonly type: 'events-added' } & AddedEvents)
  | ({ readonly type: 'older-events-added' } & OlderEvents)
  /** Somebody answers this message, which is not among the items. */
  | { readonly type: 'quoted-known'; readonly message: MessagePosted }
  | { readonly type: 'time-passed'; readonly hostTime: number }
  /** The host is another: what was temporary is gone. */
  | { readonly type: 'run-ended' }
  | { readonly type: 'roster-known'; readonly roster: Roster }
  | { readonly type: 'typing-heard'; readonly typing: Typing; readonly until: number }
  | { readonly type: 'presence-changed'; readonly presence: Presence }
  | { readonly type: 'sending-started'; readonly sending: Sending }
  | { readonly type: 'sending-ended'; readonly number: number }
  | { readonly type: 'noticed'; readonly text: string; readonly tone: NoticeTone }
  | { readonly type: 'ttl-set'; readonly ttlMs: number | undefined }
  | { readonly type: 'unread-added'; readonly unread: number; readonly mentions: number }
  | { readonly type: 'all-read' };

/** Events that follow those in the view. */
export interface AddedEvents {
  readonly events: readonly RoomEvent[];
  readonly own: OwnIds;
}

/** The page before the first event in the view. */
export interface OlderEvents extends AddedEvents {
  readonly isOldest: boolean;
}

export function initialRoomView(info: RoomInfo, nick: string): RoomView {
  return {
    info,
    nick,
    here: 0,
    nicks: new Set(),
    away: new Map(),
    roles: new Map(),
    items: [],
    quotable: new Map(),
    sending: [],
    typing: new Map(),
    isOldest: false,
    unloggedItems: 0,
    ttlMs: undefined,
    unread: 0,
    mentions: 0,
    nextExpiryAt: Number.POSITIVE_INFINITY,
  };
}

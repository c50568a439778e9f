import type { Role } from './account.ts';
import type { KeyId } from './author.ts';
import type { MessagePosted, RoomEvent } from './event.ts';
import type { Nick } from './nick.ts';
import type { RefusalCode } from './refusal.ts';
import type { RoomId } from './room-id.ts';
import type { RoomInfo } from './room-record.ts';

/** A hello was accepted. */
export interface Welcome {
  readonly type: 'welcome';
  /** As the host spells it; an observer has none. */
  readonly nick?: Nick;
  /** Whose account one's key belongs to: what one says is by it. Absent: one's own. */
  readonly by?: KeyId;
  /** The host's own key: who proves it is the owner. */
  readonly hostKey?: KeyId;
  /** Present it in the next hello to take this session over. 128 bits, base64url. */
  readonly resumeToken: string;
  /** Names the host's log; cursors of another epoch mean nothing in this one. */
  readonly epoch: string;
  /** Names this run of the host: with another one, all temporary messages of before are gone. */
  readonly run: string;
  /** The host's time, in milliseconds since 1970. */
  readonly at: number;
  readonly title: string;
  /** It lets in only whom it knows, or was asked for. */
  readonly isPrivate?: true;
  /** As `Exposure` says it. */
  readonly isExposed?: true;
}

/** The single answer to the request with this number; the hello is number 0. Committed, where it changed a log. */
export interface Ok {
  readonly type: 'ok';
  readonly number: number;
}

export interface Refused {
  readonly type: 'refused';
  readonly number: number;
  readonly code: RefusalCode;
  readonly message: string;
  readonly retryAfterMs?: number;
}

export type Answer = Ok | Refused;

/** What a room is by now: shown to who opens or joins it, and to the two of a direct room that they are not in when something is said there. */
export interface RoomShown {
  readonly type: 'room';
  readonly info: RoomInfo;
}

/** The public rooms, those with most people first; of very many, some are only counted. */
export interface Rooms {
  readonly type: 'rooms';
  readonly rooms: readonly RoomListing[];
  readonly more: number;
}

export interface RoomListing {
  readonly info: RoomInfo;
  readonly here: number;
}

/** What happened in a room just now, in `seq` order. */
export interface Events {
  readonly type: 'events';
  readonly room: RoomId;
  readonly events: readonly RoomEvent[];
}

/** Part of a room's history, in `seq` order. */
export interface Page {
  readonly type: 'page';
  readonly room: RoomId;
  readonly events: readonly RoomEvent[];
  /** Nothing is older than this page. */
  readonly isOldest: boolean;
  /** Nothing is newer than this page. */
  readonly isNewest: boolean;
  /** Forget what you had of this room. */
  readonly reset: boolean;
  /** From here on, events follow by themselves. */
  readonly live: boolean;
}

/** What a search found, in `seq` order. */
export interface Found {
  readonly type: 'found';
  readonly room: RoomId;
  readonly messages: readonly MessagePosted[];
  /** Nothing older fits. */
  readonly isOldest: boolean;
}

/** Somebody is present and yet not there. An empty message: they are back. */
export interface Away {
  readonly nick: Nick;
  readonly message: string;
}

/** Who is in a room: `here` counts all, `nicks` names some of a large room; `away` those of them who are. */
export interface Roster {
  readonly type: 'roster';
  readonly room: RoomId;
  readonly here: number;
  readonly nicks: readonly Nick[];
  readonly away: readonly Away[];
  /** Those of them who are more than members. */
  readonly roles?: readonly Standing[];
}

export interface Standing {
  readonly nick: Nick;
  readonly role: Exclude<Role, 'member'>;
}

/** Who came, went, went away and came back since the last such signal; of many at once, some are only counted. */
export interface Presence {
  readonly type: 'presence';
  readonly room: RoomId;
  readonly here: number;
  readonly joined: readonly Nick[];
  readonly left: readonly Nick[];
  readonly moreJoined: number;
  readonly moreLeft: number;
  readonly away: readonly Away[];
}

/** Who has been writing since the last such signal; of many, some are only counted. */
export interface Typing {
  readonly type: 'typing';
  readonly room: RoomId;
  readonly nicks: readonly Nick[];
  readonly more: number;
}

/** Says whether somebody is here whose connection can be read along on the network: not encrypted, and not from the host's own machine. */
export interface Exposure {
  readonly type: 'exposure';
  readonly isExposed: boolean;
}

/** The host was asked to let one in; what comes next is a welcome or a refusal. */
export interface Knocking {
  readonly type: 'knocking';
  readonly title: string;
}

/** Somebody wants to be let into this private host. Told to who is in charge. */
export interface Knock {
  readonly type: 'knock';
  readonly nick: Nick;
  /** An IP address. */
  readonly address: string;
}

/** What lets others in. Shown to who is in charge. */
export interface InviteShown {
  readonly type: 'invite';
  /** `otter-lamp-42`; for one person, and one time, `3-otter-lamp-42`. */
  readonly code: string;
  /** Until when the code holds, by the host's clock. */
  readonly codeExpiresAt: number;
  /** For whom it is, as it was asked for. */
  readonly whom?: string;
  /** For links, where the host is private: 128 bits, base64url. */
  readonly token?: string;
  /** Unasked: it takes the place of one that was guessed at too often. */
  readonly isReplacement?: true;
}

/** Answer with a pong. */
export interface Ping {
  readonly type: 'ping';
  readonly at: number;
}

/** `account-changed`: come back, as who the key belongs to now. */
export type ClosingCode =
  | 'host-closed'
  | 'taken-over'
  | 'kicked'
  | 'banned'
  | 'account-changed'
  | 'too-slow'
  | 'too-fast'
  | 'silent'
  | 'protocol';

/** The last thing said on a connection. */
export interface Closing {
  readonly type: 'closing';
  readonly code: ClosingCode;
  readonly message: string;
}

/** All that a host says to its clients, whatever door they came in by. */
export type Outgoing =
  | Welcome
  | Answer
  | RoomShown
  | Rooms
  | Events
  | Page
  | Found
  | Roster
  | Presence
  | Typing
  | Exposure
  | Knocking
  | Knock
  | InviteShown
  | Ping
  | Closing;

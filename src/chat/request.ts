import type { KeyId } from './author.ts';
import type { SearchQuery } from './search-query.ts';

declare const requestIdBrand: unique symbol;

/** `clientId.number`, unique among the requests made with one key. */
export type RequestId = string & { readonly [requestIdBrand]: true };

/** What comes before any request: who is there. Without a nick it is an observer, who reads and is not present. */
export interface Hello {
  readonly by: KeyId;
  readonly clientId: string;
  readonly nick?: string;
  /** From an earlier welcome: takes that session over at once. */
  readonly resumeToken?: string;
  /** Of an invite to a private host. */
  readonly inviteToken?: string;
  /** Whether this connection has shown that it knows the host's short code. */
  readonly hasCode?: true;
  /** Which one that is, where it is for one person. */
  readonly codeSlot?: number;
}

/** `replyTo`: the seq of the message that is answered. `ttlMs`: a temporary message, for so long. */
export interface Post {
  readonly type: 'post';
  readonly room: string;
  readonly text: string;
  readonly isAction?: true;
  readonly replyTo?: number;
  readonly ttlMs?: number;
}

/** Changes what was said; only one's own. `target` is the seq of the message, here and below. */
export interface Edit {
  readonly type: 'edit';
  readonly room: string;
  readonly target: number;
  readonly text: string;
}

export interface Delete {
  readonly type: 'delete';
  readonly room: string;
  readonly target: number;
}

/** Adds a reaction, or takes one's own away. */
export interface React {
  readonly type: 'react';
  readonly room: string;
  readonly target: number;
  readonly reaction: string;
}

/** Pins a message, or takes the pin away. */
export interface Pin {
  readonly type: 'pin';
  readonly room: string;
  readonly target: number;
}

export interface SetTopic {
  readonly type: 'set-topic';
  readonly room: string;
  readonly topic: string;
}

/** Whether only the room's owner and who is in charge of the host may change its topic. */
export interface LockTopic {
  readonly type: 'lock-topic';
  readonly room: string;
  readonly isLocked: boolean;
}

/** What keeps order, asked by who is in charge. `whom` is a nick, here or kept; of bans, it may be an IP address, too. */
export type MeasureRequest =
  | { readonly type: 'set-role'; readonly whom: string; readonly role: 'operator' | 'member' }
  | { readonly type: 'kick'; readonly whom: string; readonly reason?: string }
  /** Without `forMs`: for ever. */
  | { readonly type: 'ban'; readonly whom: string; readonly forMs?: number; readonly reason?: string }
  | { readonly type: 'unban'; readonly whom: string }
  | { readonly type: 'mute'; readonly whom: string; readonly forMs?: number }
  | { readonly type: 'unmute'; readonly whom: string }
  /** Frees a nick that is kept for somebody who does not come back. */
  | { readonly type: 'forget-nick'; readonly whom: string };

/** Gives one's account a password, by which another key can be brought into it. */
export interface Register {
  readonly type: 'register';
  readonly password: string;
}

/** Brings one's key into the account that this nick belongs to. The host closes the session then: the next hello is of that account. */
export interface Login {
  readonly type: 'login';
  readonly nick: string;
  readonly password: string;
}

/** Asks for what lets others in; with `whom`, for a code that is for one person and one time. */
export interface CreateInvite {
  readonly type: 'create-invite';
  readonly whom?: string;
}

/** Lets in, or not, who knocks under this nick. */
export interface AnswerKnock {
  readonly type: 'answer-knock';
  readonly nick: string;
  readonly isLetIn: boolean;
}

/** An empty password takes it away. */
export interface SetPassword {
  readonly type: 'set-password';
  readonly room: string;
  readonly password: string;
}

/** Makes a room. A private one needs no name: its code is what people enter it by. */
export interface CreateRoom {
  readonly type: 'create-room';
  readonly name?: string;
  readonly isPrivate: boolean;
  readonly password?: string;
}

/** Asks to be let into a room by its code, or by its name if it is public; lasts as long as the session. Hears nothing of it yet. */
export interface OpenRoom {
  readonly type: 'open-room';
  readonly name: string;
  readonly password?: string;
}

/** Asks for the room of two with whoever has this nick. */
export interface OpenDirect {
  readonly type: 'open-direct';
  readonly nick: string;
}

export interface ListRooms {
  readonly type: 'list-rooms';
}

/** Tells everybody that one is not there; an empty message: back again. */
export interface SetAway {
  readonly type: 'set-away';
  readonly message: string;
}

export interface Rename {
  readonly type: 'rename';
  readonly nick: string;
}

/**
 * Enters a room. With a cursor, pages of what was missed come until the last is marked live; without, or when the cursor is
 * of another epoch or too far behind, a snapshot: the latest page, marked `reset`.
 */
export interface Join {
  readonly type: 'join';
  readonly room: string;
  readonly cursor?: { readonly epoch: string; readonly seq: number };
}

export interface Leave {
  readonly type: 'leave';
  readonly room: string;
}

/** Asks for one page before (exclusive, the nearest ones) or after (exclusive) a seq; without either, for the latest. `limit`: of so many events at most. */
export interface ReadHistory {
  readonly type: 'read-history';
  readonly room: string;
  readonly before?: number;
  readonly after?: number;
  readonly limit?: number;
}

/** Asks for the newest messages before a seq (exclusive; without one, of all) that have all the terms, and what else is given. */
export interface Search extends SearchQuery {
  readonly type: 'search';
  readonly room: string;
  readonly before?: number;
}

export interface Who {
  readonly type: 'who';
  readonly room: string;
}

/** Says that a message is being written. */
export interface Type {
  readonly type: 'type';
  readonly room: string;
}

/** Requests whose effect is an event in a room's log; of a rename, in the logs of all rooms that the member is in. */
export type LoggedRequest =
  | Post
  | Edit
  | Delete
  | React
  | Pin
  | SetTopic
  | LockTopic
  | SetPassword
  | CreateRoom
  | MeasureRequest
  | Rename;

/** Requests that change nothing in a log: asking again is harmless. */
export type UnloggedRequest =
  | AnswerKnock
  | CreateInvite
  | OpenRoom
  | OpenDirect
  | Join
  | Leave
  | ListRooms
  | Login
  | ReadHistory
  | Register
  | Search
  | SetAway
  | Type
  | Who;

/** A request as it comes in at a gateway: `number` counts the client's own requests. */
export type ClientRequest = (LoggedRequest | UnloggedRequest) & { readonly number: number };

const loggedTypes: ReadonlySet<ClientRequest['type']> = new Set<LoggedRequest['type']>([
  'post',
  'edit',
  'delete',
  'react',
  'pin',
  'set-topic',
  'lock-topic',
  'set-password',
  'create-room',
  'set-role',
  'kick',
  'ban',
  'unban',
  'mute',
  'unmute',
  'forget-nick',
  'rename',
]);

export function isLogged(request: ClientRequest): request is LoggedRequest & { readonly number: number } {
  return loggedTypes.has(request.type);
}

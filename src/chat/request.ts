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
}

export interface Post {
  readonly type: 'post';
  readonly room: string;
  readonly text: string;
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

/** Asks for one page before (exclusive, the nearest ones) or after (exclusive) a seq; without either, for the latest. */
export interface ReadHistory {
  readonly type: 'read-history';
  readonly room: string;
  readonly before?: number;
  readonly after?: number;
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

/** Requests whose effect is an event in a room's log. */
export type LoggedRequest = Post | Rename;

/** Requests that change nothing in a log: asking again is harmless. */
export type UnloggedRequest = Join | Leave | ReadHistory | Search | Type | Who;

/** A request as it comes in at a gateway: `number` counts the client's own requests. */
export type ClientRequest = (LoggedRequest | UnloggedRequest) & { readonly number: number };

import type { RoomEvent } from '../../chat/event.ts';
import type { Nick } from '../../chat/nick.ts';
import type { Presence } from '../../chat/outgoing.ts';

/** How a notice is meant. In a `welcome`, lines indented by four are to be passed on to others; an `urgent` one asks for an answer soon. */
export type NoticeTone = 'information' | 'welcome' | 'mistake' | 'urgent';

/** What a reply answers, as it is by now: an empty text once it is gone. */
export interface Quoted {
  readonly seq: number;
  readonly nick: Nick;
  readonly text: string;
}

/** `quoted` is absent where nothing is answered, and while it is unknown what is. */
export interface EventItem {
  readonly kind: 'event';
  readonly key: string;
  readonly event: RoomEvent;
  readonly isOwn: boolean;
  readonly quoted?: Quoted;
}

/** One thing that a room holds, by kind; every event is one, also those that show nothing by themselves. `key` is unique and stable. */
export type Item =
  | EventItem
  | { readonly kind: 'presence'; readonly key: string; readonly presence: Presence }
  | { readonly kind: 'notice'; readonly key: string; readonly tone: NoticeTone; readonly text: string };

/** By what a client knows its own member and its own requests. */
export interface OwnIds {
  readonly keyId: string;
  readonly clientId: string;
}

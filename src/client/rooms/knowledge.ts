import type { RoomEvent } from '../../chat/event.ts';
import type { Welcome } from '../../chat/outgoing.ts';
import type { RoomId } from '../../chat/room-id.ts';
import { HostClock } from '../host-clock.ts';
import { formatExposure } from '../trust.ts';
import { countUnread } from '../view/count-unread.ts';
import type { NoticeTone, OwnIds } from '../view/item.ts';
import { findUnquoted } from '../view/quotes.ts';
import type { RoomAction } from '../view/room-view.ts';
import { ViewStore } from '../view/view-store.ts';
import { ExpiryTimer } from './expiry-timer.ts';
import type { HeardEvents } from './held-rooms.ts';
import { OwnNick } from './own-nick.ts';
import { QuoteFinder } from './quote-finder.ts';

/** `isLive`: they have only just happened, since the welcome. */
export type EventListener = (events: readonly RoomEvent[], isLive: boolean, room: RoomId) => void;

interface KnowledgeParts {
  readonly nick: string;
  readonly own: OwnIds;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** The seq of the last event of a room that this person has seen. */
  lastSeen(room: RoomId): number | undefined;
  /** The event with this seq; undefined where there is none, or none to be had. */
  readEvent(seq: number, room: RoomId): Promise<RoomEvent | undefined>;
}

/** What a client knows of its rooms, kept up to date with what it hears, and with the time. */
export class Knowledge {
  readonly store: ViewStore;
  readonly eventListeners = new Set<EventListener>();
  /** Are told of each notice that asks for an answer soon. */
  readonly urgentListeners = new Set<(text: string) => void>();
  /** Whose messages are no news. */
  isIgnored: (event: RoomEvent) => boolean = () => false;
  readonly #parts: KnowledgeParts;
  readonly #clock: HostClock;
  readonly #ownNick: OwnNick;
  readonly #quotes: QuoteFinder;
  readonly #expiry: ExpiryTimer;
  /** By the host's clock. */
  #welcomedAt = Number.POSITIVE_INFINITY;
  #run: string | undefined;

  constructor(parts: KnowledgeParts) {
    this.#parts = parts;
    this.store = new ViewStore({ nick: parts.nick, keyId: parts.own.keyId });
    this.#clock = new HostClock(parts.clock);
    this.#ownNick = new OwnNick(parts.own);
    this.#expiry = new ExpiryTimer({ hostTime: () => this.hostTime(), onDue: () => this.#forgetExpired() });
    this.#quotes = new QuoteFinder({
      readEvent: parts.readEvent,
      onFound: (message, room) => this.dispatch(room, { type: 'quoted-known', message }),
    });
  }

  /** The host's time now, in milliseconds since 1970. */
  hostTime(): number {
    return this.#clock.now();
  }

  /** One more thing happened in a room; nothing, where the room is not held. */
  dispatch(room: RoomId, action: RoomAction): void {
    this.store.dispatch({ type: 'in-room', room, action });
    this.#setTimer();
  }

  /** A connection was opened. What was temporary ends with the run of the host that it was said in. Returns whether that has ended. */
  welcome(welcome: Welcome): boolean {
    this.#welcomedAt = welcome.at;
    this.#clock.restart(welcome.at);
    this.store.dispatch({ type: 'welcomed', welcome, clockOffsetMs: this.#clock.offsetMs });
    this.setExposed(welcome.isExposed ?? false);
    const isNewRun = this.#run !== undefined && this.#run !== welcome.run;
    this.#run = welcome.run;
    if (isNewRun) this.forgetTemporary();
    this.#forgetExpired();
    return isNewRun;
  }

  forgetTemporary(): void {
    this.store.dispatch({ type: 'everywhere', action: { type: 'run-ended' } });
  }

  /** Shows the person something that is in no log. */
  notice(text: string, tone: NoticeTone, room = this.store.view.info.id): void {
    this.dispatch(room, { type: 'noticed', text, tone });
    if (tone === 'urgent') for (const listener of this.urgentListeners) listener(text);
  }

  /** Whether others can be read along. [P64] */
  setExposed(isExposed: boolean): void {
    if (isExposed === this.store.view.isExposed) return;
    this.store.dispatch({ type: 'exposure-known', isExposed });
    this.notice(formatExposure(isExposed), 'information');
  }

  /** The host says what time it is. */
  setClock(at: number): void {
    this.#clock.hear(at);
    const { offsetMs: clockOffsetMs } = this.#clock;
    if (clockOffsetMs !== this.store.view.clockOffsetMs) this.store.dispatch({ type: 'clock-set', clockOffsetMs });
    this.#forgetExpired();
    this.#expiry.restart();
  }

  /** A room's history begins anew. */
  reset(room: RoomId, isOldest: boolean): void {
    this.#quotes.forget(room);
    this.dispatch(room, { type: 'history-reset', isOldest });
  }

  /** Whoever looks on is told once all of it is known. */
  addEvents(heard: HeardEvents): void {
    const { room, events } = heard;
    this.dispatch(room, { type: 'events-added', events, own: this.#parts.own });
    this.#followNick(heard);
    this.#countUnread(heard);
    if (events.some((event) => event.type === 'message-posted' && event.replyTo !== undefined)) this.findQuoted(room);
    for (const { isLive, part } of this.#partsOf(heard)) {
      for (const listener of this.eventListeners) listener(part, isLive, room);
    }
  }

  /** Asks for what is answered in a room and not known. */
  findQuoted(room: RoomId): void {
    this.#quotes.find(findUnquoted(this.store.rooms.get(room)?.items ?? []), room);
  }

  #followNick(heard: HeardEvents): void {
    const { nick: before } = this.store.view;
    const nick = this.#ownNick.follow(before, heard);
    if (nick !== before) this.store.dispatch({ type: 'everywhere', action: { type: 'nick-known', nick } });
  }

  #countUnread({ room, events, isMissed, arrival }: HeardEvents): void {
    const { info, nick } = this.store.view;
    if (!isMissed || info.id === room) return;
    const seen = arrival === 'asked-for' ? undefined : this.#parts.lastSeen(room);
    const unseen = seen === undefined ? events : events.filter(({ seq }) => seq > seen);
    const { keyId } = this.#parts.own;
    const counted = countUnread(unseen, { keyId, nick, isIgnored: this.isIgnored });
    if (counted.unread > 0) this.dispatch(room, { type: 'unread-added', ...counted });
  }

  /** What made a direct room come by itself has only just happened, although it is in a page. */
  #partsOf({ events, isLive, arrival }: HeardEvents): { isLive: boolean; part: readonly RoomEvent[] }[] {
    if (isLive || arrival === 'asked-for' || arrival === 'returned-to') return [{ isLive, part: events }];
    const index = events.findIndex(({ at }) => at >= this.#welcomedAt);
    const split = index === -1 ? events.length : index;
    return [
      { isLive: false, part: events.slice(0, split) },
      { isLive: true, part: events.slice(split) },
    ].filter(({ part }) => part.length > 0);
  }

  #forgetExpired(): void {
    this.store.dispatch({ type: 'everywhere', action: { type: 'time-passed', hostTime: this.hostTime() } });
    this.#setTimer();
  }

  #setTimer(): void {
    this.#expiry.set(Math.min(...[...this.store.rooms.values()].map(({ nextExpiryAt }) => nextExpiryAt)));
  }
}

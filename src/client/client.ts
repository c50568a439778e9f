import type { RoomEvent } from '../chat/event.ts';
import { parseMessageText } from '../chat/message.ts';
import { parseNick } from '../chat/nick.ts';
import type { Answer, Found, Page, Welcome } from '../chat/outgoing.ts';
import { isRefusal, type Refusal } from '../chat/refusal.ts';
import { lobby } from '../chat/room-id.ts';
import { parseSearch } from '../chat/search-query.ts';
import type { HostFrame } from '../protocol/host-frame.ts';
import { Claims, type Shown } from './claims.ts';
import { ClientError } from './client-error.ts';
import { HostLink, type LinkOwner, type LinkParts, type LinkState } from './host-link.ts';
import { Outbox, type Request } from './outbox.ts';
import { RoomFeed } from './room-feed.ts';
import type { NoticeTone, OwnIds, View } from './view.ts';
import { ViewStore } from './view-store.ts';

/** What a client is given beside its link's parts. */
export interface ClientParts extends LinkParts {
  /** Without a nick the client is an observer. */
  readonly nick?: string;
  /** Whether it enters the lobby and hears what is said there. Default: yes. */
  readonly isJoining?: boolean;
  /** Whether others are told that a message is being written. Default: yes. */
  readonly tellsTyping?: boolean;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** [P27] */
const typingIntervalMs = 3000;
const typingHoldsMs = 6000;

/** `isLive`: they have only just happened, since the welcome. */
type EventListener = (events: readonly RoomEvent[], isLive: boolean) => void;

/** One person's side of a chat: stays connected, has each event once and in order, gets each request answered once. */
export class Client {
  readonly #parts: ClientParts;
  readonly #own: OwnIds;
  readonly #outbox = new Outbox();
  readonly #link: HostLink;
  readonly #feed = new RoomFeed();
  readonly #claims = new Claims();
  readonly #store: ViewStore;
  readonly #eventListeners = new Set<EventListener>();
  #nick: string | undefined;
  /** As the last welcome spelled it. */
  #admittedNick: string | undefined;
  #joinNumber: number | undefined;
  #isJoining: boolean;
  #typingDueAt = Number.NEGATIVE_INFINITY;
  #opening: PromiseWithResolvers<void> | undefined;
  readonly #failing = Promise.withResolvers<never>();

  constructor(parts: ClientParts) {
    this.#parts = parts;
    this.#own = { keyId: parts.identity.keyId, clientId: parts.clientId };
    this.#nick = parts.nick;
    this.#isJoining = parts.isJoining ?? true;
    // Not everybody waits for it.
    this.#failing.promise.catch(() => {});
    this.#store = new ViewStore(parts.nick ?? '');
    this.#link = new HostLink(parts, this.#linkOwner());
  }

  /** By what it tells its own events from those of others. */
  get own(): OwnIds {
    return this.#own;
  }

  /** Names the log of the host that welcomed it last; empty before. */
  get epoch(): string {
    return this.#feed.epoch;
  }

  get view(): View {
    return this.#store.view;
  }

  /** Calls back whenever `view` is another. Returns how to stop. */
  subscribe(listener: () => void): () => void {
    return this.#store.subscribe(listener);
  }

  /** Calls back with each event after the join once, in order; a snapshot's events too. Returns how to stop. */
  onEvents(listener: EventListener): () => void {
    this.#eventListeners.add(listener);
    return () => this.#eventListeners.delete(listener);
  }

  /** Resolves when first connected and, if joining, live. Rejects with a `ClientError`. Again after `closed`: dials anew. */
  connect(nick?: string): Promise<void> {
    if (nick !== undefined) this.#nick = nick;
    this.#opening = Promise.withResolvers();
    void this.#link.connect();
    return this.#opening.promise;
  }

  /** Sends a message; a refusal at once if it cannot be one. The answer comes once, whatever happens to the connection. */
  post(text: string): Promise<Answer> | Refusal {
    const parsed = parseMessageText(text);
    if (isRefusal(parsed)) return parsed;
    const { number, answer } = this.#ask({ type: 'post', room: lobby, text: parsed });
    this.#store.dispatch({ type: 'sending-started', sending: { number, text: parsed } });
    void answer.then(() => this.#store.dispatch({ type: 'sending-ended', number }));
    return answer;
  }

  rename(nick: string): Promise<Answer> | Refusal {
    const parsed = parseNick(nick);
    return isRefusal(parsed) ? parsed : this.#ask({ type: 'rename', nick: parsed }).answer;
  }

  /** Brings the view's roster up to date. */
  who(): Promise<Answer> {
    return this.#ask({ type: 'who', room: lobby }).answer;
  }

  /** One page of history, without touching the view. */
  readHistory(where: { readonly before?: number; readonly after?: number }): Promise<Page> {
    return this.#askToSee({ type: 'read-history', room: lobby, ...where }, 'page');
  }

  /** The newest messages that fit, before a seq (exclusive) or of all; a refusal at once for what cannot be looked for. */
  search(input: string, before?: number): Promise<Found> | Refusal {
    const query = parseSearch(input);
    if (isRefusal(query)) return query;
    return this.#askToSee({ type: 'search', room: lobby, ...query, ...(before !== undefined && { before }) }, 'found');
  }

  /** Puts the page before the oldest event into the view. */
  async showOlder(): Promise<void> {
    const oldest = this.view.items.find((item) => item.kind === 'event');
    if (this.view.isOldest || !oldest) return;
    const { events, isOldest } = await this.readHistory({ before: oldest.event.seq });
    this.#store.dispatch({ type: 'older-events-added', events, own: this.#own, isOldest });
  }

  /** Tells the others that a message is being written; to be called as often as something is typed. [P27] */
  typing(): void {
    const now = this.#parts.now();
    const isLive = this.#link.state.type === 'open' && this.#feed.isLive;
    if (this.#parts.tellsTyping === false || !isLive || now < this.#typingDueAt) return;
    this.#typingDueAt = now + typingIntervalMs;
    this.#ask({ type: 'type', room: lobby });
  }

  /** Shows the person something that is in no log. */
  notice(text: string, tone: NoticeTone = 'information'): void {
    this.#store.dispatch({ type: 'noticed', text, tone });
  }

  /** Whether every request has its answer. */
  get isSettled(): boolean {
    return this.#outbox.isEmpty;
  }

  /** Rejects with a `ClientError` once the client is closed by anyone but its owner; never resolves. */
  get failure(): Promise<never> {
    return this.#failing.promise;
  }

  /** The host's time now, in milliseconds since 1970. */
  hostTime(): number {
    return this.#parts.clock() + this.view.clockOffsetMs;
  }

  /** Enters the room after all, and hears what came after `seq` (exclusive) and what comes. */
  follow(seq: number): void {
    this.#isJoining = true;
    this.#feed.moveTo(seq);
    if (this.#link.state.type === 'open') this.#join();
  }

  /** Says goodbye. */
  close(): void {
    this.#link.close();
  }

  /** Rejects with a `ClientError` if it is refused. */
  async #askToSee<T extends Shown['type']>(request: Request, type: T): Promise<Extract<Shown, { type: T }>> {
    const { number, answer } = this.#ask(request);
    const answered = await answer;
    if (answered.type === 'refused') throw new ClientError('refused', answered.message);
    const shown = this.#claims.take(number);
    if (shown?.type !== type) throw new ClientError('protocol', 'The host did not send what it was asked for.');
    return shown as Extract<Shown, { type: T }>;
  }

  #ask(request: Request): ReturnType<Outbox['add']> {
    const asked = this.#outbox.add(request);
    this.#sendWaiting();
    return asked;
  }

  #sendWaiting(): void {
    if (this.#link.state.type !== 'open' || !this.#feed.isLive) return;
    for (const request of this.#outbox.takeSendable()) this.#link.send(request);
  }

  #linkOwner(): LinkOwner {
    const client = this;
    return {
      get nick() {
        return client.#nick;
      },
      onWelcome: (welcome) => client.#handleWelcome(welcome),
      onFrame: (frame) => client.#handleFrame(frame),
      onState: (state) => client.#handleState(state),
    };
  }

  #handleState(link: LinkState): void {
    if (link.type !== 'open') this.#feed.interrupt();
    if (link.type === 'closed') {
      this.#opening?.reject(link.error ?? new ClientError('unreachable', 'The chat was left.'));
      if (link.error) this.#failing.reject(link.error);
    }
    this.#store.dispatch({ type: 'link-changed', link });
  }

  #handleWelcome(welcome: Welcome): void {
    this.#feed.welcome(welcome.epoch);
    if (welcome.nick !== undefined) this.#nick = welcome.nick;
    this.#admittedNick = welcome.nick;
    this.#claims.drop();
    this.#outbox.restart();
    this.#store.dispatch({ type: 'welcomed', welcome, clockOffsetMs: welcome.at - this.#parts.clock() });
    if (this.#isJoining) this.#join();
    else this.#goLive();
  }

  #join(): void {
    this.#joinNumber = this.#outbox.takeNumber();
    this.#link.send({ ...this.#feed.join(), number: this.#joinNumber });
  }

  #goLive(): void {
    this.#feed.goLive();
    this.#opening?.resolve();
    this.#sendWaiting();
  }

  #handleFrame(frame: HostFrame): void {
    switch (frame.type) {
      case 'events':
        return void this.#addEvents(frame.events, { isLive: true });
      case 'page':
        return this.#handlePage(frame);
      case 'found':
        return this.#claims.hold(frame);
      case 'roster':
        return this.#store.dispatch({ type: 'roster-known', roster: frame });
      case 'presence':
        return this.#store.dispatch({ type: 'presence-changed', presence: frame });
      case 'typing':
        return this.#store.dispatch({ type: 'typing-heard', typing: frame, until: this.#parts.now() + typingHoldsMs });
      case 'ok':
      case 'refused':
        return this.#handleAnswer(frame);
      default:
    }
  }

  #handleAnswer(answer: Answer): void {
    if (answer.number === this.#joinNumber) {
      if (answer.type === 'refused') this.#link.close(new ClientError('refused', answer.message));
      return;
    }
    this.#claims.claim(answer.number);
    this.#outbox.settle(answer);
    this.#sendWaiting();
  }

  #handlePage(page: Page): void {
    if (this.#feed.isLive) this.#claims.hold(page);
    else this.#handleJoinPage(page);
  }

  #handleJoinPage(page: Page): void {
    if (page.reset) {
      this.#feed.reset(page);
      this.#store.dispatch({ type: 'history-reset', isOldest: page.isOldest });
    }
    if (!this.#addEvents(page.events, { isLive: false })) return;
    if (!page.live) return this.#join();
    // A rename of ours was committed and its answer lost with the connection: the host admitted us under the old nick.
    if (this.#nick !== this.#admittedNick)
      return this.#link.reconnect('The host knows another nick. Coming back with the new one.');
    this.#goLive();
  }

  /** Takes events in order: what is known is passed over; after a gap the room is joined again, and this is false. [P15] */
  #addEvents(events: readonly RoomEvent[], { isLive }: { isLive: boolean }): boolean {
    const fresh = this.#feed.take(events);
    if (!fresh) {
      this.#link.reconnect('The host left something out. Asking for it again.');
      return false;
    }
    if (fresh.length === 0) return true;
    this.#store.dispatch({ type: 'events-added', events: fresh, own: this.#own, isLive });
    if (this.view.nick !== '') this.#nick = this.view.nick;
    for (const listener of this.#eventListeners) listener(fresh, isLive);
    return true;
  }
}

import type { RoomEvent } from '../chat/event.ts';
import type { Answer } from '../chat/outgoing.ts';
import { isRefusal, type Refusal } from '../chat/refusal.ts';
import type { RoomId } from '../chat/room-id.ts';
import { isRefused } from './asking.ts';
import type { Shown } from './claims.ts';
import { ClientCore } from './client-core.ts';
import { ClientError } from './client-error.ts';
import type { ClientParts } from './client-parts.ts';
import type { Continuation } from './continuation.ts';
import type { Request } from './outbox.ts';
import type { EventListener } from './rooms/knowledge.ts';
import type { NoticeTone, OwnIds } from './view/item.ts';
import type { RoomView } from './view/room-view.ts';
import type { View } from './view/view.ts';

/** What every client has, whatever it asks for: its connection, and what it knows. Where a room is not named, the shown one is meant. */
export class ClientBase {
  protected readonly parts: ClientParts;
  protected readonly core: ClientCore;

  constructor(parts: ClientParts) {
    this.parts = parts;
    this.core = new ClientCore(parts);
  }

  /** By what it tells its own events from those of others. */
  get own(): OwnIds {
    return this.core.own;
  }

  /** Names the log of the host that welcomed it last; empty before. */
  get epoch(): string {
    return this.core.rooms.epoch;
  }

  /** Of the shown room, and what all rooms have in common; the same object until something in it is another. */
  get view(): View {
    return this.core.knowledge.store.view;
  }

  /** Every room that it holds, the lobby first, then in the order in which they were opened. */
  get rooms(): ReadonlyMap<RoomId, RoomView> {
    return this.core.knowledge.store.rooms;
  }

  /** Whether every request has its answer. */
  get isSettled(): boolean {
    return this.core.asking.isSettled;
  }

  /** What another client with the same key and client id can go on from. */
  get continuation(): Continuation {
    const { link, asking } = this.core;
    return { resumeToken: link.resumeToken, lastNumber: asking.lastNumber, unanswered: asking.unanswered };
  }

  /** Rejects with a `ClientError` once the client is closed by anyone but its owner; never resolves. */
  get failure(): Promise<never> {
    return this.core.failing.promise;
  }

  /** Calls back whenever `view` is another. Returns how to stop. */
  subscribe(listener: () => void): () => void {
    return this.core.knowledge.store.subscribe(listener);
  }

  /** Calls back with each event of each room after its join once, in order; a snapshot's events too. Returns how to stop. */
  onEvents(listener: EventListener): () => void {
    const { eventListeners } = this.core.knowledge;
    eventListeners.add(listener);
    return () => eventListeners.delete(listener);
  }

  /** Calls back with each notice that asks for an answer soon. Returns how to stop. */
  onUrgent(listener: (text: string) => void): () => void {
    const { urgentListeners } = this.core.knowledge;
    urgentListeners.add(listener);
    return () => urgentListeners.delete(listener);
  }

  /** Messages of these people are not counted as unread. */
  ignoreUnread(isIgnored: (event: RoomEvent) => boolean): void {
    this.core.knowledge.isIgnored = isIgnored;
  }

  /** Resolves when first connected and, if joining, live in the lobby. Rejects with a `ClientError`. Again after `closed`: dials anew. */
  connect(nick?: string): Promise<void> {
    if (nick !== undefined) this.core.nick = nick;
    return this.core.connect();
  }

  /** Does not wait for the next dial to be due: the network may be back. */
  retryNow(): void {
    if (this.view.link.type === 'waiting-to-retry') void this.core.link.connect();
  }

  /** Says goodbye. */
  close(): void {
    this.core.link.close();
  }

  /** The host's time now, in milliseconds since 1970. */
  hostTime(): number {
    return this.core.knowledge.hostTime();
  }

  /** From now on `view` is of this room; nothing, where that is not held. */
  show(room: RoomId): void {
    this.core.knowledge.store.dispatch({ type: 'room-chosen', room });
  }

  /** From now on messages here live so long, where they do not say otherwise; undefined: as long as the log. */
  setTtl(ttlMs: number | undefined, room = this.shown): void {
    this.core.knowledge.dispatch(room, { type: 'ttl-set', ttlMs });
  }

  /** Shows the person something that is in no log. */
  notice(text: string, tone: NoticeTone = 'information', room = this.shown): void {
    this.core.knowledge.notice(text, tone, room);
  }

  protected get shown(): RoomId {
    return this.view.info.id;
  }

  protected ask(request: Request): Promise<Answer> {
    return this.core.asking.ask(request).answer;
  }

  protected askFor<T>(parsed: T | Refusal, request: (parsed: T) => Request): Promise<Answer> | Refusal {
    return isRefusal(parsed) ? parsed : this.ask(request(parsed));
  }

  protected async askToSee<T extends Shown['type']>(request: Request, type: T): Promise<Extract<Shown, { type: T }>> {
    const shown = await this.core.asking.askToSee(request, type);
    if (isRefused(shown)) throw new ClientError('refused', shown.message);
    return shown;
  }
}

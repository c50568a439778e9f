import type { RoomEvent } from '../chat/event.ts';
import type { Refused, Welcome } from '../chat/outgoing.ts';
import { isDirectRoom, lobby, type RoomId } from '../chat/room-id.ts';
import type { RoomInfo } from '../chat/room-record.ts';
import { Asking } from './asking.ts';
import { ClientError } from './client-error.ts';
import type { ClientParts } from './client-parts.ts';
import { handleFrame } from './handle-frame.ts';
import { HostLink } from './host-link.ts';
import { Knocks } from './knocks.ts';
import type { LinkOwner } from './link-parts.ts';
import type { LinkState } from './link-state.ts';
import type { Entering } from './rooms/held-room.ts';
import { HeldRooms } from './rooms/held-rooms.ts';
import { Knowledge } from './rooms/knowledge.ts';
import { formatRoomLabel } from './rooms/room-label.ts';
import type { OwnIds } from './view/item.ts';

/** What a client is made of: a link to the host, what is asked over it, the rooms it holds, and what it knows of them. */
export class ClientCore {
  /** `keyId` names the account that the key belongs to, as the last welcome says. */
  readonly own: { keyId: string } & Pick<OwnIds, 'clientId'>;
  readonly link: HostLink;
  readonly asking: Asking;
  readonly rooms: HeldRooms;
  readonly knowledge: Knowledge;
  readonly knocks: Knocks;
  readonly failing = Promise.withResolvers<never>();
  nick: string | undefined;
  /** Whether one is away, and what one says of it. */
  awayMessage = '';
  readonly #parts: ClientParts;
  /** As the last welcome spelled it. */
  #admittedNick: string | undefined;
  #opening: PromiseWithResolvers<void> | undefined;

  constructor(parts: ClientParts) {
    this.#parts = parts;
    this.nick = parts.nick;
    this.own = { keyId: parts.identity.keyId, clientId: parts.clientId };
    // Not everybody waits for it.
    this.failing.promise.catch(() => {});
    this.knocks = new Knocks(parts.now);
    this.link = new HostLink(parts, { owner: this.#linkOwner(), resumeToken: parts.continuation?.resumeToken });
    this.asking = new Asking({
      lastNumber: parts.continuation?.lastNumber ?? 0,
      isOpen: () => this.link.state.type === 'open',
      isReady: (room) => this.rooms.isReady(room),
      send: (request) => this.link.send(request),
    });
    this.rooms = this.#createRooms();
    this.knowledge = this.#createKnowledge();
  }

  /** Resolves when first connected and, if joining, live in the lobby. Rejects with a `ClientError`. */
  connect(): Promise<void> {
    this.#opening = Promise.withResolvers();
    void this.link.connect();
    return this.#opening.promise;
  }

  /** Enters a room that this session has opened. */
  async enter(info: RoomInfo, entering: Entering): Promise<RoomInfo | Refused> {
    this.knowledge.store.dispatch({ type: 'room-opened', info });
    return (await this.rooms.hold(info, entering)) ?? info;
  }

  /** Holds a room no longer. */
  leave(room: RoomId): void {
    this.rooms.leave(room);
    this.knowledge.store.dispatch({ type: 'room-closed', room });
    this.asking.sendWaiting();
  }

  /** The key belongs to another account: the host closes the connection, and the next hello is under this nick. */
  becomeAnother(nick: string): void {
    this.nick = nick;
    this.knowledge.store.dispatch({ type: 'everywhere', action: { type: 'nick-known', nick } });
  }

  /** A room was shown: one that was asked for, or a direct one in which somebody has said something. */
  handleRoom(info: RoomInfo): void {
    const { store } = this.knowledge;
    this.asking.hold({ type: 'room', info });
    if (store.rooms.has(info.id)) store.dispatch({ type: 'room-opened', info });
    else if (isDirectRoom(info.id) && (this.#parts.isJoining ?? true)) {
      store.dispatch({ type: 'room-opened', info });
      this.rooms.holdSpokenTo(info);
    }
  }

  #createRooms(): HeldRooms {
    return new HeldRooms({
      isJoining: this.#parts.isJoining ?? true,
      askNow: (request) => this.asking.askNow(request),
      onReset: (room, isOldest) => this.knowledge.reset(room, isOldest),
      onEvents: (heard) => {
        this.knowledge.addEvents(heard);
        const { nick } = this.knowledge.store.view;
        if (nick !== '') this.nick = nick;
      },
      onReady: (room) => this.#handleReady(room),
      onRefused: (room, refused, wasReady) => this.#handleRefusedRoom(room, { refused, wasReady }),
      onNothingNew: (room) => this.#leaveAgain(room),
      onGap: () => this.link.reconnect('The host left something out. Asking for it again.'),
    });
  }

  #createKnowledge(): Knowledge {
    const { clock, lastSeen, nick = '' } = this.#parts;
    return new Knowledge({
      nick,
      own: this.own,
      clock,
      lastSeen: (room) => lastSeen?.(this.rooms.epoch, room),
      readEvent: (seq, room) => this.#readEvent(seq, room),
    });
  }

  async #readEvent(seq: number, room: RoomId): Promise<RoomEvent | undefined> {
    const page = await this.asking.askToSee({ type: 'read-history', room, after: seq - 1, limit: 1 }, 'page');
    return page.type === 'page' ? page.events.find((event) => event.seq === seq) : undefined;
  }

  /** Monotonic, in milliseconds. */
  now(): number {
    return this.#parts.now();
  }

  #linkOwner(): LinkOwner {
    const core = this;
    return {
      get nick() {
        return core.nick;
      },
      onWelcome: (welcome) => core.#handleWelcome(welcome),
      onFrame: (frame) => handleFrame(frame, core),
      onState: (state) => core.#handleState(state),
    };
  }

  #handleState(link: LinkState): void {
    if (link.type !== 'open') this.rooms.interrupt();
    if (link.type === 'closed') {
      this.#opening?.reject(link.error ?? new ClientError('unreachable', 'The chat was left.'));
      if (link.error) this.failing.reject(link.error);
      if (link.error?.code === 'host-closed') this.knowledge.forgetTemporary();
    }
    this.knowledge.store.dispatch({ type: 'link-changed', link });
  }

  #handleWelcome(welcome: Welcome): void {
    if (welcome.nick !== undefined) this.nick = welcome.nick;
    this.own.keyId = welcome.by ?? this.#parts.identity.keyId;
    this.#admittedNick = welcome.nick;
    this.asking.restart();
    this.knocks.clear();
    const isNewRun = this.knowledge.welcome(welcome);
    // Another run of the host has not heard of it.
    if (isNewRun && this.awayMessage !== '') this.asking.ask({ type: 'set-away', message: this.awayMessage });
    this.rooms.welcome(welcome.epoch);
  }

  #handleReady(room: RoomId): void {
    // A rename of ours was committed and its answer lost with the connection: the host admitted us under the old nick.
    if (room === lobby && this.nick !== this.#admittedNick && this.rooms.isLive(lobby)) {
      return this.link.reconnect('The host knows another nick. Coming back with the new one.');
    }
    if (room === lobby) this.#opening?.resolve();
    this.asking.sendWaiting();
  }

  #handleRefusedRoom(room: RoomId, { refused, wasReady }: { refused: Refused; wasReady: boolean }): void {
    if (room === lobby) return this.link.close(new ClientError('refused', refused.message));
    const { store } = this.knowledge;
    const view = store.rooms.get(room);
    this.leave(room);
    if (!view || !wasReady) return;
    const label = formatRoomLabel(view.info, { keyId: this.own.keyId, nick: view.nick });
    const text = `You are not in ${label} any more: ${refused.message}`;
    this.knowledge.dispatch(lobby, { type: 'noticed', text, tone: 'mistake' });
  }

  #leaveAgain(room: RoomId): void {
    this.leave(room);
    this.asking.ask({ type: 'leave', room });
  }
}

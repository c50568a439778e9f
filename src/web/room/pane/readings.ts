import type { RoomEvent } from '../../../chat/event.ts';
import type { RoomId } from '../../../chat/room-id.ts';
import type { Client } from '../../../client/client.ts';
import { ClientError } from '../../../client/client-error.ts';
import { amendItems, amendmentsIn } from '../../../client/view/amend-items.ts';
import { applyRoomAction } from '../../../client/view/apply-room-action.ts';
import {
  catchUp,
  holdNewer,
  holdOlder,
  holdPage,
  letNewestGo,
  letOldestGo,
  newestSeq,
} from '../../../client/view/held-history.ts';
import type { RoomView } from '../../../client/view/room-view.ts';

/** Enough to fill the pane above a message. */
const eventsBefore = 100;

/** Somebody reads back in a room, in a view of their own: nothing that arrives moves it. */
export interface Reading {
  readonly held: RoomView;
  /** The seq of the newest event when the end was left: what came later is new. */
  readonly newestSeq: number;
  /** Another number: what is held has nothing to do with what was held before. 0 where it began with the newest. */
  readonly place: number;
}

/** Where somebody reads back in each room, and the pages that they come to. Where they do not, the pane follows the newest. */
export class Readings {
  readonly #client: Client;
  readonly #onChange: () => void;
  readonly #readings = new Map<RoomId, Reading>();
  #stops: readonly (() => void)[] = [];
  #isLoading = false;
  #places = 0;
  /** The number of the last message that was sent. */
  #lastSent = 0;

  /** `onChange` is called whenever a reading is another. */
  constructor(client: Client, onChange: () => void) {
    this.#client = client;
    this.#onChange = onChange;
  }

  /** Keeps what is read as it is by now, until the `end`. */
  listen(): void {
    this.#stops = [
      this.#client.onEvents((events, _, room) => this.#amend(room, events)),
      this.#client.subscribe(() => {
        this.#forgetOfClosed();
        this.#followOwn();
      }),
    ];
  }

  end(): void {
    for (const stop of this.#stops) stop();
  }

  /** As it is by now; undefined while the pane follows. */
  get(room: RoomId): Reading | undefined {
    const reading = this.#readings.get(room);
    if (!reading) return undefined;
    const held = applyRoomAction(reading.held, { type: 'time-passed', hostTime: this.#client.hostTime() });
    if (held === reading.held) return reading;
    const lasting = { ...reading, held };
    this.#readings.set(room, lasting);
    return lasting;
  }

  /** The end is left: what is shown stays. */
  hold(): void {
    const { view } = this.#client;
    if (this.#readings.has(view.info.id)) return;
    this.#set(view.info.id, { held: { ...view, sending: [] }, newestSeq: newestSeq(view), place: 0 });
  }

  /** Goes back to the newest. */
  follow(): void {
    const room = this.#client.view.info.id;
    if (this.#readings.delete(room)) this.#onChange();
  }

  /** The page before the oldest that is held. */
  askOlder(): Promise<void> {
    const { view } = this.#client;
    const room = view.info.id;
    const held = this.#readings.get(room)?.held ?? view;
    const oldest = held.items.find((item) => item.kind === 'event');
    if (held.isOldest || !oldest) return Promise.resolve();
    return this.#load(async () => {
      if (!this.#readings.has(room)) return this.#client.showOlder(room);
      const { events, isOldest } = await this.#client.readHistory({ before: oldest.event.seq }, room);
      this.#hold(room, (now) => holdOlder(now, { events, own: this.#client.own, isOldest }));
    });
  }

  /** What comes after the newest that is held. Resolves with whether that reaches what is newest of all. */
  async askNewer(): Promise<boolean> {
    const { view } = this.#client;
    const room = view.info.id;
    const reading = this.#readings.get(room);
    if (!reading) return true;
    const held = catchUp(reading.held, view);
    if (held) {
      if (held.items.length > reading.held.items.length) this.#set(room, { ...reading, held });
      return true;
    }
    await this.#load(async () => {
      const { events } = await this.#client.readHistory({ after: newestSeq(reading.held) }, room);
      this.#hold(room, (now) => holdNewer(now, { events, own: this.#client.own }));
    });
    return false;
  }

  /** Whether a message of a room can be gone to; it is held then. Rejects with a `ClientError`. */
  async goTo(room: RoomId, seq: number): Promise<boolean> {
    const view = this.#client.rooms.get(room);
    if (!view) return false;
    const held = this.#readings.get(room)?.held ?? view;
    if (held.items.some((item) => item.key === `e${seq}`)) {
      if (room === this.#client.view.info.id) this.hold();
      return true;
    }
    const page = await this.#client.readHistory({ after: Math.max(0, seq - 1 - eventsBefore) }, room);
    if (!page.events.some((event) => event.seq === seq)) return false;
    this.#places += 1;
    const { newestSeq: left = newestSeq(view) } = this.#readings.get(room) ?? {};
    const around = holdPage(view, { events: page.events, own: this.#client.own, isOldest: page.isOldest });
    this.#set(room, { held: around, newestSeq: left, place: this.#places });
    return true;
  }

  /** Lets go what is farthest away, where too much is held. */
  letGo(end: 'newest' | 'oldest'): void {
    this.#hold(this.#client.view.info.id, end === 'newest' ? letNewestGo : letOldestGo);
  }

  /** One page at a time; what cannot be had now is asked for again later. */
  async #load(ask: () => Promise<void>): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      await ask();
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
    } finally {
      this.#isLoading = false;
    }
  }

  #amend(room: RoomId, events: readonly RoomEvent[]): void {
    this.#hold(room, (held) => {
      const amended = amendItems(held, amendmentsIn(events));
      return amended.items === held.items ? held : { ...held, ...amended };
    });
  }

  /** The host may be another when the connection is back, and then nothing temporary of before is left. */
  #forgetOfClosed(): void {
    const { rooms, view } = this.#client;
    for (const room of [...this.#readings.keys()]) {
      if (!rooms.has(room)) this.#readings.delete(room);
      else if (view.link.type !== 'open') this.#hold(room, (held) => applyRoomAction(held, { type: 'run-ended' }));
    }
  }

  /** Whoever says something wants to see it. */
  #followOwn(): void {
    const sent = this.#client.view.sending.at(-1)?.number ?? 0;
    if (sent <= this.#lastSent) return;
    this.#lastSent = sent;
    this.follow();
  }

  #hold(room: RoomId, change: (held: RoomView) => RoomView): void {
    const reading = this.#readings.get(room);
    if (!reading) return;
    const held = change(reading.held);
    if (held !== reading.held) this.#set(room, { ...reading, held });
  }

  #set(room: RoomId, reading: Reading): void {
    this.#readings.set(room, reading);
    this.#onChange();
  }
}

import type { RoomId } from '../../chat/room-id.ts';
import { Pace } from '../pace.ts';
import { countUnkept, eventsPerStep } from '../retention.ts';
import type { Retention } from '../room-log.ts';
import type { TemporaryTexts } from '../temporary-texts.ts';
import type { Changes } from './changes.ts';
import type { Tables } from './tables.ts';
import type { WalTruncation } from './wal-truncation.ts';

interface ForgettingParts {
  readonly tables: Tables;
  readonly changes: Changes;
  readonly texts: TemporaryTexts;
  readonly wal: WalTruncation;
}

/** Drops what need not be kept, in steps between which the event loop goes on. Stops when the log is closed. */
export class Forgetting {
  readonly #parts: ForgettingParts;

  constructor(parts: ForgettingParts) {
    this.#parts = parts;
  }

  /** Nobody may write to the room meanwhile. */
  async removeRoom(room: RoomId): Promise<void> {
    const { tables, changes, texts } = this.#parts;
    const pace = new Pace();
    // All is overwritten before anything is dropped: what is dropped moves its neighbours, and leaves copies of them behind.
    const oldest = tables.oldest(room);
    for (let from = tables.head(room) + 1; changes.arePossible && from > oldest; await pace.rest()) {
      from = Math.max(oldest, from - eventsPerStep);
      changes.make(() => tables.blank(room, { from, count: eventsPerStep }));
    }
    for (let isMore = true; changes.arePossible && isMore; await pace.rest()) {
      this.#drop(room, eventsPerStep);
      isMore = tables.head(room) > 0;
    }
    texts.forgetRoom(room);
  }

  /** `at` is on the host's clock. */
  async prune(retention: Retention, at: number): Promise<void> {
    const { tables, changes } = this.#parts;
    const pace = new Pace();
    for (const room of tables.rooms.ids()) {
      for (let count = -1; changes.arePossible && count !== 0; await pace.rest()) {
        count = countUnkept(tables.after(room, 0), { retention, at, head: tables.head(room) });
        if (count > 0) this.#drop(room, count);
      }
    }
  }

  #drop(room: RoomId, count: number): void {
    const { tables, changes, texts, wal } = this.#parts;
    const end = tables.oldest(room) + count;
    changes.make(() => tables.drop(room, count));
    texts.forgetBefore(room, end);
    wal.request();
  }
}

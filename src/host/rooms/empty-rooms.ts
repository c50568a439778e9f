import type { RoomId } from '../../chat/room-id.ts';
import type { RoomRecord } from '../../chat/room-record.ts';
import type { Commit, RoomLog } from '../../storage/room-log.ts';
import type { Rooms } from './rooms.ts';

/** What is needed to tell how long rooms have been empty. */
export interface EmptyRoomsParts {
  readonly rooms: Rooms;
  readonly log: RoomLog;
  /** The host's clock, for people. */
  readonly clock: () => number;
  /** So long a private room may be empty. */
  readonly emptyRoomMs: number;
  readonly reportFailure: (error: unknown) => void;
}

/** Ends private rooms where nobody has been for long, over restarts, too. [P33] All is done within the tick. */
export class EmptyRooms {
  readonly #parts: EmptyRoomsParts;
  readonly #changed = new Set<RoomId>();

  constructor(parts: EmptyRoomsParts) {
    this.#parts = parts;
    // Somebody was in them when the host ended.
    for (const record of [...parts.rooms.records()]) if (isUnnoted(record)) this.#note(record, { isEmpty: true });
  }

  /** Notes where the first came and the last left. */
  noteTouched(): void {
    for (const { record, isEmpty } of this.#parts.rooms.touched) {
      const isNoted = record.emptySince !== undefined;
      if (record.kind === 'private' && isEmpty !== isNoted) this.#note(record, { isEmpty });
    }
  }

  /** Keeps what was noted, for the next start. */
  async save(): Promise<void> {
    if (this.#changed.size === 0) return;
    const { rooms, log, reportFailure } = this.#parts;
    const commits: Commit[] = [];
    try {
      for (const id of this.#changed) {
        const record = rooms.find(id);
        const expectedHead = rooms.findOpen(id)?.room.head ?? (await log.head(id));
        if (record) commits.push({ room: id, expectedHead, events: [], record });
      }
      this.#changed.clear();
      const result = await log.append(commits);
      if (result === 'appended') for (const { room } of commits) rooms.noteSaved(room);
    } catch (error) {
      reportFailure(error);
    }
  }

  /** Takes the rooms whose time is up out of use; they are still to be removed from the log. */
  takeEnded(): RoomId[] {
    const { rooms, clock, emptyRoomMs } = this.#parts;
    const endedBefore = clock() - emptyRoomMs;
    const ended = [...rooms.records()].filter(
      ({ id, kind, emptySince = Number.POSITIVE_INFINITY }) =>
        kind === 'private' && emptySince <= endedBefore && rooms.findOpen(id) === undefined,
    );
    for (const { id } of ended) rooms.remove(id);
    return ended.map(({ id }) => id);
  }

  #note({ emptySince: _, ...record }: RoomRecord, { isEmpty }: { isEmpty: boolean }): void {
    this.#parts.rooms.update(isEmpty ? { ...record, emptySince: this.#parts.clock() } : record);
    this.#changed.add(record.id);
  }
}

function isUnnoted({ kind, emptySince }: RoomRecord): boolean {
  return kind === 'private' && emptySince === undefined;
}

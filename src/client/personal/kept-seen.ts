import { lobby, type RoomId } from '../../chat/room-id.ts';
import type { SeenStore } from './attention-watch.ts';
import type { KeptValue } from './kept-value.ts';

/** Of so many rooms it is kept how far they were read; a host without a disk has another log at each start. */
const maxRooms = 500;

/**
 * Kept as a list: for each room that was read, of which log it is a part, and the last seq that was seen of it; the one that
 * was left last stands at the end.
 */
export function keptSeen(kept: KeptValue): SeenStore {
  const readAll = () => parseAll(kept.read());
  return {
    read: (epoch, room) => readAll().get(keyOf(epoch, room)),
    write: (epoch, seqs) => {
      const all = readAll();
      for (const [room, seq] of seqs) {
        const key = keyOf(epoch, room);
        const before = all.get(key) ?? 0;
        all.delete(key);
        // Another pychat of this person may have seen more.
        all.set(key, Math.max(before, seq));
      }
      kept.write([...all].slice(-maxRooms));
    },
  };
}

/** The lobby goes by the epoch alone, as it did when there was no other room. */
function keyOf(epoch: string, room: RoomId): string {
  return room === lobby ? epoch : `${epoch} ${room}`;
}

function parseAll(value: unknown): Map<string, number> {
  return new Map(Array.isArray(value) ? value.filter(isEntry) : []);
}

function isEntry(value: unknown): value is [string, number] {
  return Array.isArray(value) && typeof value[0] === 'string' && Number.isSafeInteger(value[1]) && value[1] >= 0;
}

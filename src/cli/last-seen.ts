import { lobby, type RoomId } from '../chat/room-id.ts';
import type { SeenStore } from '../client/personal/attention-watch.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';
import { places } from './places.ts';

/** Of so many rooms it is kept how far they were read; a host without a disk has another log at each start. */
const maxRooms = 500;

/**
 * A JSON list in the state folder: for each room that was read, of which log it is a part, and the last seq that was seen of it;
 * the one that was left last stands at the end.
 */
export const seenStore: SeenStore = {
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
    writeJsonFile(places.lastSeenFile, [...all].slice(-maxRooms));
  },
};

/** The lobby goes by the epoch alone, as it did when there was no other room. */
function keyOf(epoch: string, room: RoomId): string {
  return room === lobby ? epoch : `${epoch} ${room}`;
}

function readAll(): Map<string, number> {
  const kept = readJsonFile(places.lastSeenFile);
  return new Map(Array.isArray(kept) ? kept.filter(isEntry) : []);
}

function isEntry(value: unknown): value is [string, number] {
  return Array.isArray(value) && typeof value[0] === 'string' && Number.isSafeInteger(value[1]) && value[1] >= 0;
}

import type { SeenStore } from '../client/attention-watch.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';
import { places } from './places.ts';

/** Of so many logs it is kept how far they were read; a host without a disk has another at each start. */
const maxLogs = 200;

/** A JSON list in the state folder of a log's epoch and the last seq that was seen of it; the log that was left last stands at the end. */
export const seenStore: SeenStore = {
  read: (epoch) => readAll().get(epoch),
  write: (epoch, seq) => {
    const all = readAll();
    const before = all.get(epoch) ?? 0;
    all.delete(epoch);
    // Another pychat of this person may have seen more.
    all.set(epoch, Math.max(before, seq));
    writeJsonFile(places.lastSeenFile, [...all].slice(-maxLogs));
  },
};

function readAll(): Map<string, number> {
  const kept = readJsonFile(places.lastSeenFile);
  return new Map(Array.isArray(kept) ? kept.filter(isEntry) : []);
}

function isEntry(value: unknown): value is [string, number] {
  return Array.isArray(value) && typeof value[0] === 'string' && Number.isSafeInteger(value[1]) && value[1] >= 0;
}

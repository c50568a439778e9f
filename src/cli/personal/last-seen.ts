import type { SeenStore } from '../../client/personal/attention-watch.ts';
import { keptSeen } from '../../client/personal/kept-seen.ts';
import { readJsonFile, writeJsonFile } from '../json-file.ts';
import { places } from '../places.ts';

/** How far rooms were read, in a JSON file of the state folder. */
export const seenStore: SeenStore = keptSeen({
  read: () => readJsonFile(places.lastSeenFile),
  write: (value) => writeJsonFile(places.lastSeenFile, value),
});

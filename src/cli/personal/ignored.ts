import type { IgnoredStore } from '../../client/personal/ignore-list.ts';
import { keptIgnored } from '../../client/personal/kept-ignored.ts';
import { readJsonFile, writeJsonFile } from '../json-file.ts';
import { places } from '../places.ts';

/** Whom this person ignores, in a JSON file of the config folder. */
export const ignoredStore: IgnoredStore = keptIgnored({
  read: () => readJsonFile(places.ignoredFile),
  write: (value) => writeJsonFile(places.ignoredFile, value),
});

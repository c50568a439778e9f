import { neutralizeLine } from '../chat/text.ts';
import type { IgnoredStore } from '../client/personal/ignore-list.ts';
import type { IgnoredMember } from '../client/personal/ignored.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';
import { places } from './places.ts';

/** A JSON list in the config folder, such as `[{"nick":"Bob","by":"…"}]`. What is damaged in it is passed over. */
export const ignoredStore: IgnoredStore = {
  read: () => {
    const kept = readJsonFile(places.ignoredFile);
    return Array.isArray(kept) ? kept.flatMap(parseMember) : [];
  },
  write: (ignored) => writeJsonFile(places.ignoredFile, ignored),
};

function parseMember(value: unknown): IgnoredMember[] {
  const { nick, by } = (value ?? {}) as Partial<Record<keyof IgnoredMember, unknown>>;
  if (typeof nick !== 'string' || nick === '') return [];
  return [{ nick: neutralizeLine(nick), ...(typeof by === 'string' && { by }) }];
}

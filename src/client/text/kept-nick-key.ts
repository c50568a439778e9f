import { nickKey } from '../../chat/nick-key.ts';

/** More than a large room has. */
const maxKept = 2000;

const kept = new Map<string, string>();

/** The `nickKey`, which takes its time, kept for those who are met again and again. */
export function keptNickKey(nick: string): string {
  const known = kept.get(nick);
  if (known !== undefined) return known;
  if (kept.size >= maxKept) kept.clear();
  const key = nickKey(nick);
  kept.set(nick, key);
  return key;
}

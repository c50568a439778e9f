import { neutralizeLine } from '../../chat/text.ts';
import type { IgnoredStore } from './ignore-list.ts';
import type { IgnoredMember } from './ignored.ts';
import type { KeptValue } from './kept-value.ts';

/** Kept as a list such as `[{"nick":"Bob","by":"…"}]`. What is damaged in it is passed over. */
export function keptIgnored(kept: KeptValue): IgnoredStore {
  return {
    read: () => {
      const value = kept.read();
      return Array.isArray(value) ? value.flatMap(parseMember) : [];
    },
    write: (ignored) => kept.write(ignored),
  };
}

function parseMember(value: unknown): IgnoredMember[] {
  const { nick, by } = (value ?? {}) as Partial<Record<keyof IgnoredMember, unknown>>;
  if (typeof nick !== 'string' || nick === '') return [];
  return [{ nick: neutralizeLine(nick), ...(typeof by === 'string' && { by }) }];
}

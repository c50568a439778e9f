import type { TextStore } from '../../src/web/keep/text-store.ts';

/** A store that holds these texts, and what is written to it. */
export function memoryStore(
  texts: Readonly<Record<string, string>> = {},
): TextStore & { readonly texts: Map<string, string> } {
  const kept = new Map(Object.entries(texts));
  return {
    texts: kept,
    read: (name) => kept.get(name),
    write: (name, text) => void (text === undefined ? kept.delete(name) : kept.set(name, text)),
  };
}

import type { KeptValue } from '../../client/personal/kept-value.ts';
import type { TextStore } from './text-store.ts';

/** A JSON value under one name of a store. */
export function keptJson(store: TextStore, name: string): KeptValue {
  return {
    read: () => parseJson(store.read(name)),
    write: (value) => store.write(name, value === undefined ? undefined : JSON.stringify(value)),
  };
}

function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Damaged: as good as none.
    return undefined;
  }
}

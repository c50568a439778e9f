import { useCallback, useEffect, useReducer, useSyncExternalStore } from 'react';
import type { Client } from '../../../client/client.ts';

/** A knock ends by itself, and nothing tells of it. */
const lookMs = 10_000;

/** Those who wait to be let in, the latest first, for who is in charge. */
export function useKnocking(client: Client): readonly string[] {
  const subscribe = useCallback((listener: () => void) => client.subscribe(listener), [client]);
  // A nick has no line end.
  const waiting = useSyncExternalStore(subscribe, () => client.knocking.join('\n'));
  const [, look] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (waiting === '') return undefined;
    const timer = setInterval(look, lookMs);
    return () => clearInterval(timer);
  }, [waiting]);
  return waiting === '' ? [] : waiting.split('\n');
}

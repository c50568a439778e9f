import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { Client } from '../client/client.ts';
import type { View } from '../client/view/view.ts';

/** Two frames of a 60 Hz screen: nobody reads faster. */
const frameMs = 33;

/**
 * The client's view: at once when all was quiet and when another room is shown, and else at most once in so many milliseconds, by
 * default a frame, however fast it changes.
 */
export function useView(client: Client, everyMs = frameMs): View {
  const subscribe = useSubscription(client, everyMs);
  return useSyncExternalStore(subscribe, () => client.view);
}

/** These parts of the client's view: the same object while they are the same, however much is said. `keys` are always the same ones. */
export function useViewOf<Key extends keyof View>(client: Client, keys: readonly Key[]): Pick<View, Key> {
  const subscribe = useSubscription(client, frameMs);
  const last = useRef<Pick<View, Key>>(undefined);
  const read = () => {
    const { current: before } = last;
    const { view } = client;
    if (!before || keys.some((key) => before[key] !== view[key])) last.current = view;
    return last.current as Pick<View, Key>;
  };
  return useSyncExternalStore(subscribe, read);
}

function useSubscription(client: Client, everyMs: number): (listener: () => void) => () => void {
  return useCallback((listener: () => void) => subscribeCalmly(client, { everyMs, listener }), [client, everyMs]);
}

function subscribeCalmly(client: Client, { everyMs, listener }: { everyMs: number; listener(): void }): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let toldAt = Number.NEGATIVE_INFINITY;
  let room = client.view.info.id;
  const tell = () => {
    clearTimeout(timer);
    timer = undefined;
    toldAt = performance.now();
    room = client.view.info.id;
    listener();
  };
  const stop = client.subscribe(() => {
    if (client.view.info.id !== room || performance.now() - toldAt >= everyMs) tell();
    else timer ??= setTimeout(tell, Math.max(0, toldAt + everyMs - performance.now()));
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

import { useCallback, useSyncExternalStore } from 'react';
import type { Client } from '../client/client.ts';
import type { View } from '../client/view/view.ts';

/** Two frames of a 60 Hz screen: nobody reads faster. */
const frameMs = 33;

/** The client's view: at once when all was quiet and when another room is shown, and else at most once a frame however fast it changes. */
export function useView(client: Client): View {
  const subscribe = useCallback((listener: () => void) => subscribeCalmly(client, listener), [client]);
  return useSyncExternalStore(subscribe, () => client.view);
}

function subscribeCalmly(client: Client, listener: () => void): () => void {
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
    if (client.view.info.id !== room || performance.now() - toldAt >= frameMs) tell();
    else timer ??= setTimeout(tell, Math.max(0, toldAt + frameMs - performance.now()));
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

import { useEffect, useState } from 'react';
import type { Client } from '../../client/client.ts';
import type { View } from '../../client/view.ts';

/** Two frames of a 60 Hz screen: nobody reads faster, and each frame is time that a key may have to wait. */
const frameMs = 33;

/** The client's view: at once when all was quiet, and at most once a frame however fast it changes. */
export function useView(client: Client): View {
  const [view, setView] = useState(client.view);
  useEffect(() => {
    let timer: NodeJS.Timeout | undefined;
    let shownAt = Number.NEGATIVE_INFINITY;
    const stop = client.subscribe(() => {
      timer ??= setTimeout(
        () => {
          timer = undefined;
          shownAt = performance.now();
          setView(client.view);
        },
        Math.max(0, shownAt + frameMs - performance.now()),
      );
    });
    setView(client.view);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client]);
  return view;
}

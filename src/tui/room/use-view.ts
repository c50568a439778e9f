import { useEffect, useState } from 'react';
import type { Client } from '../../client/client.ts';
import type { View } from '../../client/view/view.ts';

/** Two frames of a 60 Hz screen: nobody reads faster, and each frame is time that a key may have to wait. */
const frameMs = 33;

/** The client's view: at once when all was quiet and when another room is shown, and else at most once a frame however fast it changes. */
export function useView(client: Client): View {
  const [view, setView] = useState(client.view);
  useEffect(() => {
    let timer: NodeJS.Timeout | undefined;
    let shownAt = Number.NEGATIVE_INFINITY;
    let room = client.view.info.id;
    const show = () => {
      clearTimeout(timer);
      timer = undefined;
      shownAt = performance.now();
      room = client.view.info.id;
      setView(client.view);
    };
    const stop = client.subscribe(() => {
      if (client.view.info.id !== room) show();
      else timer ??= setTimeout(show, Math.max(0, shownAt + frameMs - performance.now()));
    });
    setView(client.view);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client]);
  return view;
}

import { useEffect, useState } from 'react';
import type { Client } from '../../client/client.ts';
import type { View } from '../../client/view.ts';

/** One frame of a 60 Hz screen. */
const frameMs = 16;

/** The client's view, at most once a frame however fast it changes. */
export function useView(client: Client): View {
  const [view, setView] = useState(client.view);
  useEffect(() => {
    let timer: NodeJS.Timeout | undefined;
    const stop = client.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setView(client.view);
      }, frameMs);
    });
    setView(client.view);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client]);
  return view;
}

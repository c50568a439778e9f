import { useEffect, useState } from 'react';
import type { Rooms } from '../../chat/outgoing.ts';
import type { Client } from '../../client/client.ts';
import { ClientError } from '../../client/client-error.ts';
import { fetchTitle } from '../connect/fetch-title.ts';
import { openObserver } from '../connect/open-chat.ts';

/** What somebody who has not come in yet can see of the host. `private`: it shows nothing to who is not let in. `closed`: it is not there, or keeps this one out; why is a sentence. */
export type Sight =
  | { readonly type: 'looking' }
  | { readonly type: 'seen'; readonly observer: Client; readonly rooms: Rooms }
  | { readonly type: 'private'; readonly title: string }
  | { readonly type: 'closed'; readonly message: string };

const refreshMs = 5000;
const retryMs = 3000;

/** Looks on, without being there, while that is wanted. */
export function useObserver(isLooking: boolean): Sight {
  const [sight, setSight] = useState<Sight>({ type: 'looking' });
  useEffect(() => (isLooking ? watch(setSight) : undefined), [isLooking]);
  return sight;
}

/** Returns how to stop. */
function watch(onSight: (sight: Sight) => void): () => void {
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let observer: Client | undefined;
  let hasSeen = false;
  const look = async (client: Client) => {
    const rooms = document.hidden && hasSeen ? undefined : await client.listRooms();
    if (isOver) return;
    hasSeen = true;
    if (rooms) onSight({ type: 'seen', observer: client, rooms });
    timer = setTimeout(() => void attempt(), refreshMs);
  };
  const attempt = async () => {
    try {
      if (!observer || observer.view.link.type === 'closed') observer = await openObserver();
      if (isOver) observer.close();
      else await look(observer);
    } catch (error) {
      const sight = await sightOf(error);
      if (isOver) return;
      onSight(sight);
      // It stays private as long as it is there.
      if (sight.type !== 'private') timer = setTimeout(() => void attempt(), retryMs);
    }
  };
  void attempt();
  return () => {
    isOver = true;
    clearTimeout(timer);
    observer?.close();
  };
}

async function sightOf(error: unknown): Promise<Sight> {
  if (!(error instanceof ClientError)) throw error;
  if (error.refusalCode === 'private') return { type: 'private', title: await fetchTitle() };
  return { type: 'closed', message: error.message };
}

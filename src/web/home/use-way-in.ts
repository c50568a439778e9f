import { useEffect, useRef, useState } from 'react';
import type { Client } from '../../client/client.ts';
import type { Entered, Wish } from '../entering/enter-chat.ts';
import { useEntering } from './use-entering.ts';
import { useObserver } from './use-observer.ts';

interface WayInParts {
  readonly nick: string;
  /** Is gone in for at once. */
  readonly firstWish: Wish | undefined;
  onEntered(entered: Entered): void;
}

/** What can be seen of a host from outside, and the way in. Who goes in at once, as after a reload, does not look around first. */
export function useWayIn(parts: WayInParts) {
  const seen = useRef<Client>(undefined);
  const entering = useEntering({ ...parts, findObserver: () => seen.current });
  const [isLooking, setLooking] = useState(false);
  const { isBusy } = entering;
  useEffect(() => {
    if (!isBusy) setLooking(true);
  }, [isBusy]);
  const sight = useObserver(isLooking);
  const observer = sight.type === 'seen' ? sight.observer : undefined;
  seen.current = observer;
  return { sight, observer, entering };
}

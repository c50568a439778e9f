import { useLayoutEffect, useState } from 'react';

/**
 * Has another screen listen to the keyboard before anything else happens: what is typed the moment that it is seen counts. A
 * screen that comes by itself, and not by a key, would be painted a turn before React runs the effects in which it begins to
 * listen; another change right after it has React run them first.
 */
export function useListeningAtOnce(screen: string): void {
  const [, change] = useState(screen);
  useLayoutEffect(() => change(`${screen} is shown`), [screen]);
}

import { useCallback, useEffect, useState } from 'react';
import { formatRoute, parseRoute, type Route } from './route.ts';

/** How the page goes elsewhere; `isReplacing`: there is no way back to where it was. */
export type Go = (route: Route, isReplacing?: boolean) => void;

/** What the address bar names, followed both ways. */
export function useRoute(): readonly [Route, Go] {
  const [route, setRoute] = useState(() => parseRoute(location.pathname));
  useEffect(() => {
    const follow = () => setRoute(parseRoute(location.pathname));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = useCallback<Go>((next, isReplacing = false) => {
    const path = formatRoute(next);
    if (isReplacing || path === location.pathname) history.replaceState(null, '', path);
    else history.pushState(null, '', path);
    setRoute(next);
  }, []);
  return [route, go];
}

import { createContext, use, useEffect, useInsertionEffect, useRef } from 'react';
import type { Area, ScreenPainter } from './screen-painter.ts';

/** Who paints beside Ink. */
export const ScreenPainterContext = createContext<ScreenPainter | undefined>(undefined);

/** Has an area painted for as long as the component is on the screen, which leaves these rows blank. One area of a name at a time. */
export function useScreenPainter(name: string, area: Area): void {
  const painter = use(ScreenPainterContext);
  const isShown = useRef(false);
  // Insertion effects run before Ink writes the frame of the same commit.
  useInsertionEffect(() => {
    if (isShown.current) painter?.show(name, area);
  }, [painter, name, area]);
  // The first time, when the keyboard listens: whoever sees a prompt may type.
  // biome-ignore lint/correctness/useExhaustiveDependencies: later areas are shown above
  useEffect(() => {
    isShown.current = true;
    painter?.show(name, area);
  }, [painter, name]);
  useInsertionEffect(() => () => painter?.hide(name), [painter, name]);
}

import { createContext, use, useInsertionEffect } from 'react';
import type { Area, ScreenPainter } from './screen-painter.ts';

/** Who paints beside Ink. */
export const ScreenPainterContext = createContext<ScreenPainter | undefined>(undefined);

/** Has an area painted for as long as the component is on the screen, which leaves these rows blank. One area of a name at a time. */
export function useScreenPainter(name: string, area: Area): void {
  const painter = use(ScreenPainterContext);
  // Insertion effects run before Ink writes the frame of the same commit.
  useInsertionEffect(() => painter?.show(name, area), [painter, name, area]);
  useInsertionEffect(() => () => painter?.hide(name), [painter, name]);
}

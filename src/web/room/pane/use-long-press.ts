import { type PointerEvent, useEffect, useRef } from 'react';

/** Whoever rests a finger so long means it; browsers begin to mark text a moment later. */
const holdMs = 450;
/** A finger never rests quite still. */
const maxMovedPx = 8;

/** Tells when a finger or pen rests on an element; `takeHeld` says, once, whether what comes next ends that and is no tap. */
export function useLongPress(onHold: () => void) {
  const press = useRef({ x: 0, y: 0, hasHeld: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stop = () => clearTimeout(timer.current);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    takeHeld: () => {
      const { hasHeld } = press.current;
      press.current.hasHeld = false;
      return hasHeld;
    },
    handlers: {
      onPointerDown: ({ pointerType, clientX: x, clientY: y, target }: PointerEvent) => {
        stop();
        press.current = { x, y, hasHeld: false };
        if (pointerType === 'mouse' || (target as HTMLElement).closest('a, button, input')) return;
        timer.current = setTimeout(() => {
          press.current.hasHeld = true;
          onHold();
        }, holdMs);
      },
      onPointerMove: ({ clientX, clientY }: PointerEvent) => {
        const { x, y } = press.current;
        if (Math.hypot(clientX - x, clientY - y) > maxMovedPx) stop();
      },
      onPointerUp: stop,
      onPointerCancel: stop,
    },
  };
}

import { type KeyboardEvent, type PointerEvent, type TouchEvent, useRef, type WheelEvent } from 'react';

/** A finger that moves less does not scroll. */
const dragPx = 6;

/** Tells when a person begins to scroll up: at once, not when the rows have moved, as what arrives would move them back. */
export function useLeaving(onLeave: () => void) {
  const touchY = useRef(0);
  return {
    onWheel: ({ deltaY }: WheelEvent) => {
      if (deltaY < 0) onLeave();
    },
    onTouchStart: ({ touches }: TouchEvent) => {
      touchY.current = touches[0]?.clientY ?? 0;
    },
    onTouchMove: ({ touches }: TouchEvent) => {
      if ((touches[0]?.clientY ?? 0) > touchY.current + dragPx) onLeave();
    },
    /** On the bar that scrolls. */
    onPointerDown: ({ target, currentTarget, nativeEvent }: PointerEvent<HTMLElement>) => {
      if (target === currentTarget && nativeEvent.offsetX >= currentTarget.clientWidth) onLeave();
    },
    onKeyDownCapture: ({ key, target, currentTarget }: KeyboardEvent<HTMLElement>) => {
      if ((key === 'PageUp' || key === 'Home') && target === currentTarget) onLeave();
    },
  };
}

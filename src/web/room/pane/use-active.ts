import { type FocusEvent, type MouseEvent, type PointerEvent, useState } from 'react';
import { useLongPress } from './use-long-press.ts';

/** There is one mouse: what it has come from may not hear of it, where what it stood on is taken away. */
let leaveLast = () => {};

interface Touching {
  onTap(): void;
  onHold(): void;
}

/** Whether the mouse or the focus is on an element; a tap is told, and a finger that rests there, as these bring neither. */
export function useActive({ onTap, onHold }: Touching) {
  const [isHovered, setIsHovered] = useState(false);
  const [isFocused, setIsFocused] = useState(false);
  const press = useLongPress(onHold);
  return {
    isActive: isHovered || isFocused,
    handlers: {
      ...press.handlers,
      onPointerEnter: ({ pointerType }: PointerEvent) => {
        if (pointerType !== 'mouse') return;
        leaveLast();
        leaveLast = () => setIsHovered(false);
        setIsHovered(true);
      },
      onPointerLeave: () => setIsHovered(false),
      onFocus: () => setIsFocused(true),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => setIsFocused(currentTarget.contains(relatedTarget)),
      onClick: ({ nativeEvent }: MouseEvent) => {
        if ((nativeEvent as globalThis.PointerEvent).pointerType !== 'mouse' && !press.takeHeld()) onTap();
      },
    },
  };
}

import { type FocusEvent, type MouseEvent, type PointerEvent, useState } from 'react';

/** There is one mouse: what it has come from may not hear of it, where what it stood on is taken away. */
let leaveLast = () => {};

/** Whether the mouse or the focus is on an element; a tap is told, as it brings neither. */
export function useActive(onTap: () => void) {
  const [isHovered, setIsHovered] = useState(false);
  const [isFocused, setIsFocused] = useState(false);
  return {
    isActive: isHovered || isFocused,
    handlers: {
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
        if ((nativeEvent as globalThis.PointerEvent).pointerType !== 'mouse') onTap();
      },
    },
  };
}

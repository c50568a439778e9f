import { type RefObject, useLayoutEffect, useRef } from 'react';

/** While it is open, Esc closes a panel, and so does what is done outside of it. */
export function useClosing(
  panel: RefObject<HTMLElement | null>,
  { isOpen, onClose }: { readonly isOpen: boolean; onClose(): void },
): void {
  const latest = useRef(onClose);
  latest.current = onClose;
  // With the panel itself: a moment later, the next key could be taken by what is closed already.
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    const onPointer = (event: PointerEvent) => {
      if (!panel.current?.contains(event.target as Node)) latest.current();
    };
    document.addEventListener('keydown', onKey, true);
    document.addEventListener('pointerdown', onPointer, true);
    return () => {
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('pointerdown', onPointer, true);
    };
  }, [panel, isOpen]);
}

import { type RefObject, useLayoutEffect, useState } from 'react';
import type { ComposerMode } from './composer-mode.ts';

/** The field has the focus from the beginning, where that brings no keyboard over the page, and when a mode begins. */
export function useFocus(field: RefObject<HTMLTextAreaElement | null>, mode: ComposerMode): void {
  const [hasFinePointer] = useState(() => matchMedia('(pointer: fine)').matches);
  const target = mode.type === 'writing' ? undefined : mode.message.seq;
  // With the field itself: a moment later, somebody may have gone elsewhere by keyboard.
  useLayoutEffect(() => {
    const { current } = field;
    if (!current || (target === undefined && !hasFinePointer)) return;
    current.focus();
    current.setSelectionRange(current.value.length, current.value.length);
  }, [field, target, hasFinePointer]);
}

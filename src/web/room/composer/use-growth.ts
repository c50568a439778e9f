import { type RefObject, useLayoutEffect } from 'react';

const growsByItself = CSS.supports('field-sizing', 'content');

/** Makes a field as high as its text; its style says how high at most. */
export function useGrowth(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is that of the text
  useLayoutEffect(() => {
    const { current } = field;
    if (growsByItself || !current) return;
    current.style.height = 'auto';
    current.style.height = `${current.scrollHeight + current.offsetHeight - current.clientHeight}px`;
  }, [field, text]);
}

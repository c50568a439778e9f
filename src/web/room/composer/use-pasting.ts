import { type ClipboardEvent, type RefObject, useState } from 'react';
import { canFence, fencePasted, type Pasted } from './fence.ts';
import { replaceInField } from './text-field.ts';

/** Offers to show as code what was pasted last, for as long as it stands there. */
export function usePasting(field: RefObject<HTMLTextAreaElement | null>) {
  const [pasted, setPasted] = useState<Pasted | undefined>(undefined);
  return {
    pasted,
    end: () => setPasted(undefined),
    /** The text is another. */
    look: (text: string) => {
      if (pasted && text.slice(pasted.start, pasted.start + pasted.text.length) !== pasted.text) setPasted(undefined);
    },
    onPaste: ({ clipboardData, currentTarget }: ClipboardEvent<HTMLTextAreaElement>) => {
      const text = clipboardData.getData('text/plain').replace(/\r\n?/gu, '\n');
      setPasted(canFence(text) ? { start: currentTarget.selectionStart, text } : undefined);
    },
    fence: () => {
      const { current } = field;
      if (!current || !pasted) return;
      const { value } = current;
      setPasted(undefined);
      replaceInField(current, { from: 0, to: value.length, by: fencePasted(value, pasted) });
    },
  };
}

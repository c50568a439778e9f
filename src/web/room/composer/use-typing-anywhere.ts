import { type RefObject, useEffect } from 'react';

/** What is typed where nothing else takes it goes into the field. */
export function useTypingAnywhere(field: RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, altKey, ctrlKey, metaKey, defaultPrevented, target } = event;
      const isText = [...key].length === 1 && key !== ' ' && !altKey && !ctrlKey && !metaKey && !defaultPrevented;
      if (!isText || !(target instanceof Element) || document.querySelector('dialog[open]')) return;
      if (target.closest('input, textarea, select, button, [contenteditable], [role="dialog"]')) return;
      // The key itself is delivered to what has the focus by then.
      field.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [field]);
}

import { useEffect, useState } from 'react';

/** How long it is shown that something was copied. */
const shownMs = 1500;

/** Copying to the clipboard, which pages that are not encrypted do not have. */
export function useCopying(): { readonly canCopy: boolean; readonly hasCopied: boolean; copy(text: string): void } {
  const [copiedAt, setCopiedAt] = useState(0);
  useEffect(() => {
    if (copiedAt === 0) return undefined;
    const timer = setTimeout(() => setCopiedAt(0), shownMs);
    return () => clearTimeout(timer);
  }, [copiedAt]);
  return {
    canCopy: clipboard() !== undefined,
    hasCopied: copiedAt > 0,
    copy: (text) => {
      // Where the person has forbidden it, nothing says that it was done.
      clipboard()
        ?.writeText(text)
        .then(
          () => setCopiedAt(performance.now()),
          () => {},
        );
    },
  };
}

function clipboard(): Clipboard | undefined {
  return navigator.clipboard as Clipboard | undefined;
}

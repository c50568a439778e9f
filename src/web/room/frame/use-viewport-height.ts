import { useEffect } from 'react';

/** Keeps the page in what an on-screen keyboard leaves free, also in browsers that lay it over the page. */
export function useViewportHeight(): void {
  useEffect(() => {
    const viewport = globalThis.visualViewport;
    if (!viewport) return;
    const { style } = document.documentElement;
    const follow = () => {
      // Someone has zoomed in: the page is not to jump.
      const isCovered = viewport.scale === 1 && viewport.height < innerHeight - 1;
      setOrRemove(style, {
        '--viewport-height': isCovered && viewport.height,
        '--viewport-top': isCovered && viewport.offsetTop,
      });
    };
    viewport.addEventListener('resize', follow);
    viewport.addEventListener('scroll', follow);
    return () => {
      viewport.removeEventListener('resize', follow);
      viewport.removeEventListener('scroll', follow);
      setOrRemove(style, { '--viewport-height': false, '--viewport-top': false });
    };
  }, []);
}

function setOrRemove(style: CSSStyleDeclaration, lengths: Readonly<Record<string, number | false>>): void {
  for (const [name, length] of Object.entries(lengths)) {
    if (length === false) style.removeProperty(name);
    else style.setProperty(name, `${length}px`);
  }
}

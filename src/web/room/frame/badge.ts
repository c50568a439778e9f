const plain = document.querySelector<HTMLLinkElement>('link[rel~="icon"]')?.href;

const bubble = 'M7 3h18a5 5 0 0 1 5 5v11a5 5 0 0 1-5 5H14l-7 6v-6a5 5 0 0 1-5-5V8a5 5 0 0 1 5-5z';
const badged = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#0b6850" d="${bubble}"/><path fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" d="m9 9 5 4.5L9 18m8 0h6"/><circle cx="25" cy="7" r="7" fill="#e5484d"/></svg>`;

/** Marks the picture of the page's tab, or unmarks it. */
export function showBadge(isMarked: boolean): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel~="icon"]');
  if (!link || plain === undefined) return;
  const href = isMarked ? `data:image/svg+xml,${encodeURIComponent(badged)}` : plain;
  if (link.href !== href) link.href = href;
}

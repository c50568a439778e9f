/** Where an arrow key, Home or End leads; undefined for other keys. */
export function nextIndex(
  key: string,
  { index, count }: { readonly index: number; readonly count: number },
): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (index + 1) % count;
    case 'ArrowUp':
      return (Math.max(index, 0) - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

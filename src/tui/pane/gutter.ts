import { formatTtl } from '../../chat/ttl.ts';
import type { Item } from '../../client/view/item.ts';

/** A narrower pane has no room for the messages' numbers. */
const minWidthWithNumbers = 50;
/** Nor for countdowns. */
const minWidthWithCountdown = 30;
/** As wide as a countdown: one that comes or goes moves no text. */
const minDigits = 4;

interface GutterParts {
  /** Those that are seen, the newest last. */
  readonly items: readonly Item[];
  readonly width: number;
}

/** How many columns at the right edge the numbers and countdowns of these items take, with the blank before them; 0 for none. */
export function gutterWidth({ items, width }: GutterParts): number {
  if (width < minWidthWithCountdown) return 0;
  if (width < minWidthWithNumbers) return items.some(isTemporary) ? minDigits + 1 : 0;
  const newest = items.findLast((item) => item.kind === 'event')?.event.seq ?? 0;
  return Math.max(minDigits, String(newest).length) + 1;
}

interface GutterTextParts {
  readonly seq: number;
  /** How long the message still lives; undefined for one that stays. */
  readonly leftMs: number | undefined;
  readonly width: number;
}

/** A message's number, or how long it still lives. */
export function gutterText({ seq, leftMs, width }: GutterTextParts): string {
  if (leftMs !== undefined) return formatTtl(leftMs);
  return width < minWidthWithNumbers ? '' : String(seq);
}

function isTemporary(item: Item): boolean {
  return item.kind === 'event' && item.event.type === 'message-posted' && item.event.expiresAt !== undefined;
}

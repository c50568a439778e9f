import { type Ignored, shownItem, withoutIgnoredQuote } from '../../client/personal/ignored.ts';
import { showsSomething } from '../../client/personal/shows-something.ts';
import type { Mentionable } from '../../client/text/mentions.ts';
import type { Item } from '../../client/view/item.ts';
import { layOutDay, layOutItem, layOutNewLine } from './lay-out-item.ts';
import type { Columns } from './leads.ts';
import type { Row } from './row.ts';

/** What all items' rows depend on. */
export interface Layout extends Columns {
  readonly people: Mentionable;
  readonly ignored: Ignored;
  /** The host's clock. */
  readonly hostTime: number;
}

/** What stands above an item. */
interface Above {
  readonly isFirstOfDay: boolean;
  readonly isFirstNew: boolean;
}

interface ItemRowsParts {
  readonly layout: Layout;
  readonly above: Above;
}

interface LaidOut extends ItemRowsParts {
  readonly leftSeconds: number | undefined;
  readonly rows: readonly Row[];
}

/** Several screenfuls: what is kept longer only gives the garbage collector more to look through, while someone types. */
const maxLaidOut = 600;

/** Items that were laid out before, the longest ago first. One that changes is another object. */
const laidOut = new Map<Item, LaidOut>();

/** The rows of an item, with those above it; none where it shows nothing. */
export function itemRows(item: Item, { layout, above }: ItemRowsParts): readonly Row[] {
  if (!showsSomething(item, layout)) return [];
  const leftSeconds = leftSecondsOf(item, layout);
  const known = laidOut.get(item);
  const isSame = known && isSameLayout(known.layout, layout) && isSameAbove(known.above, above);
  if (isSame && known.leftSeconds === leftSeconds) return known.rows;
  const rows = layOutWhole(item, { layout, above, leftSeconds });
  keep(item, { layout, above, leftSeconds, rows });
  return rows;
}

function keep(item: Item, rows: LaidOut): void {
  laidOut.delete(item);
  laidOut.set(item, rows);
  const [longestAgo] = laidOut.keys();
  if (laidOut.size > maxLaidOut && longestAgo) laidOut.delete(longestAgo);
}

function layOutWhole(item: Item, { layout, above, leftSeconds }: Omit<LaidOut, 'rows'>): Row[] {
  const shown = shownItem(item, layout.ignored);
  if (!shown) return [];
  const leftMs = leftSeconds === undefined ? undefined : leftSeconds * 1000;
  const rows = layOutItem(withoutIgnoredQuote(shown, layout.ignored), { ...layout, leftMs });
  if (above.isFirstNew) rows.unshift(layOutNewLine(item));
  if (above.isFirstOfDay && item.kind === 'event') rows.unshift(layOutDay(item, item.event.at));
  return rows;
}

/** Whole seconds, rounded up; undefined for what stays. */
function leftSecondsOf(item: Item, { hostTime }: Layout): number | undefined {
  if (item.kind !== 'event' || item.event.type !== 'message-posted' || item.event.isDeleted) return undefined;
  const { expiresAt } = item.event;
  return expiresAt === undefined ? undefined : Math.ceil((expiresAt - hostTime) / 1000);
}

function isSameLayout(one: Layout, other: Layout): boolean {
  const isSameSize = one.width === other.width && one.nickWidth === other.nickWidth && one.gutter === other.gutter;
  const isSamePeople = one.people.nick === other.people.nick && one.people.nicks === other.people.nicks;
  return isSameSize && isSamePeople && one.ignored === other.ignored;
}

function isSameAbove(one: Above, other: Above): boolean {
  return one.isFirstOfDay === other.isFirstOfDay && one.isFirstNew === other.isFirstNew;
}

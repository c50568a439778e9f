import type { RoomEvent } from '../../chat/event.ts';
import { type Away, findFirstNew } from '../../client/attention.ts';
import { type Ignored, shownItem } from '../../client/ignored.ts';
import type { Item, View } from '../../client/view.ts';
import { type LayoutParts, layOutDay, layOutItem, layOutNewLine, layOutSending } from './lay-out-item.ts';
import { nickColumnWidth } from './leads.ts';
import type { Row } from './row.ts';

/** The message pane: its size, and the key of the row that stands last in it; without one, the newest does. */
export interface Pane {
  readonly width: number;
  readonly height: number;
  readonly bottom?: string | undefined;
  /** Nothing of them is shown. */
  readonly ignored?: Ignored | undefined;
  /** A line stands above the first message of these. */
  readonly away?: Away | undefined;
}

/** What an item's rows depend on beside the item. */
interface Layout extends LayoutParts {
  readonly ignored: Ignored;
  readonly firstNewKey: string | undefined;
}

interface LaidOut {
  readonly layout: Layout;
  readonly above: Above;
  readonly rows: readonly Row[];
}

/** What stands above an item. */
interface Above {
  readonly isFirstOfDay: boolean;
  readonly isFirstNew: boolean;
}

const nobody: Ignored = [];

/** Several screenfuls: what is kept longer only gives the garbage collector more to look through, while someone types. */
const maxLaidOut = 600;

/** Items that were laid out before, the longest ago first. */
const laidOut = new Map<Item, LaidOut>();

/** The rows that fit into the pane: the cost depends on its height, not on how much was said. */
export function visibleRows(view: View, pane: Pane): Row[] {
  const { height, bottom } = pane;
  const bottomIndex = bottom === undefined ? -1 : indexOfRow(view, bottom);
  if (bottom === undefined || bottomIndex === -1) return newestRows(view, pane);
  const layout = layoutAt(view, bottomIndex, pane);
  const last = itemRows(view, bottomIndex, layout);
  return rowsUpTo(view, bottomIndex - 1, { layout, height, below: last.slice(0, placeOf(bottom, last) + 1) });
}

/** The rows after the pane's last one, at most `count` of them: none when it is the newest. */
export function rowsBelow(view: View, pane: Pane, count: number): Row[] {
  const bottomIndex = pane.bottom === undefined ? -1 : indexOfRow(view, pane.bottom);
  if (pane.bottom === undefined || bottomIndex === -1) return [];
  const layout = layoutAt(view, bottomIndex, pane);
  const last = itemRows(view, bottomIndex, layout);
  const rows = last.slice(placeOf(pane.bottom, last) + 1);
  for (let index = bottomIndex + 1; index < view.items.length && rows.length < count; index += 1) {
    rows.push(...itemRows(view, index, layout));
  }
  return rows.slice(0, count);
}

/** Which item the row with this key belongs to; -1 when it is no longer kept. Looks from the newest on. */
export function indexOfRow({ items }: View, rowKey: string): number {
  const itemKey = rowKey.slice(0, rowKey.lastIndexOf('.'));
  return items.findLastIndex(({ key }) => key === itemKey);
}

function newestRows(view: View, pane: Pane): Row[] {
  const { width, height } = pane;
  const layout = layoutAt(view, view.items.length - 1, pane);
  const below: Row[] = [];
  for (const sending of view.sending.slice(-height)) {
    below.push(...layOutSending(sending, { width, nick: view.nick, nickWidth: layout.nickWidth }));
  }
  return rowsUpTo(view, view.items.length - 1, { layout, height, below });
}

interface RowsUpToParts {
  readonly layout: Layout;
  readonly height: number;
  readonly below: readonly Row[];
}

/** The rows of the items up to this index and those below them, as many as fit. */
function rowsUpTo(view: View, lastIndex: number, { layout, height, below }: RowsUpToParts): Row[] {
  const rows = [...below];
  for (let index = lastIndex; index >= 0 && rows.length < height; index -= 1) {
    rows.unshift(...itemRows(view, index, layout));
  }
  return rows.slice(-height);
}

/** The nicks' column suits the items that are seen. */
function layoutAt({ items, nick, nicks }: View, lastIndex: number, pane: Pane): Layout {
  const { width, height, ignored = nobody, away } = pane;
  return {
    width,
    nickWidth: nickColumnWidth(items.slice(Math.max(0, lastIndex + 1 - height), lastIndex + 1), width),
    people: { nick, nicks },
    ignored,
    firstNewKey: away && findFirstNew(items, { ...away, ignored })?.key,
  };
}

function itemRows({ items }: View, index: number, layout: Layout): readonly Row[] {
  const item = items[index] as Item;
  const isFirstOfDay = isFirstEventOfDay(items, index);
  const above = { isFirstOfDay, isFirstNew: item.key === layout.firstNewKey };
  const known = laidOut.get(item);
  if (known && isSameLayout(known.layout, layout) && isSameAbove(known.above, above)) return known.rows;
  const rows = layOutWhole(item, { layout, above });
  keep(item, { layout, above, rows });
  return rows;
}

function keep(item: Item, rows: LaidOut): void {
  laidOut.delete(item);
  laidOut.set(item, rows);
  const [longestAgo] = laidOut.keys();
  if (laidOut.size > maxLaidOut && longestAgo) laidOut.delete(longestAgo);
}

function layOutWhole(item: Item, { layout, above }: { layout: Layout; above: Above }): Row[] {
  const shown = shownItem(item, layout.ignored);
  const rows = shown ? layOutItem(shown, layout) : [];
  if (above.isFirstNew) rows.unshift(layOutNewLine(item));
  if (above.isFirstOfDay && item.kind === 'event') rows.unshift(layOutDay(item, item.event.at));
  return rows;
}

function isSameLayout(one: Layout, other: Layout): boolean {
  const isSameSize = one.width === other.width && one.nickWidth === other.nickWidth;
  const isSamePeople = one.people.nick === other.people.nick && one.people.nicks === other.people.nicks;
  return isSameSize && isSamePeople && one.ignored === other.ignored;
}

function isSameAbove(one: Above, other: Above): boolean {
  return one.isFirstOfDay === other.isFirstOfDay && one.isFirstNew === other.isFirstNew;
}

/** Where in its item the row with this key is; the last one there when the item has fewer rows by now. */
function placeOf(rowKey: string, rows: readonly Row[]): number {
  const place = rows.findIndex(({ key }) => key === rowKey);
  return place === -1 ? rows.length - 1 : place;
}

/** The oldest event that is kept counts as the first of its day. */
function isFirstEventOfDay(items: readonly Item[], index: number): boolean {
  const item = items[index];
  if (item?.kind !== 'event') return false;
  const before = eventBefore(items, index);
  return before === undefined || new Date(before.at).toDateString() !== new Date(item.event.at).toDateString();
}

function eventBefore(items: readonly Item[], index: number): RoomEvent | undefined {
  for (let earlier = index - 1; earlier >= 0; earlier -= 1) {
    const item = items[earlier];
    if (item?.kind === 'event') return item.event;
  }
  return undefined;
}

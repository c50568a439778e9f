import type { Item } from '../view/item.ts';
import { type Away, findFirstNew } from './attention.ts';
import { type ShowingParts, showsSomething } from './shows-something.ts';

/** The key of the item above which a line says that this is new: the first of those that came meanwhile and is seen. */
export function firstNewKey(
  items: readonly Item[],
  { away, ...showing }: ShowingParts & { readonly away: Away },
): string | undefined {
  let { after } = away;
  for (;;) {
    const item = findFirstNew(items, { ...away, after, ignored: showing.ignored });
    if (item?.kind !== 'event' || showsSomething(item, showing)) return item?.key;
    after = item.event.seq;
  }
}

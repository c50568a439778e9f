import { neutralize } from '../chat/text.ts';
import type { Client } from '../client/client.ts';
import { formatEvent, formatPresence } from '../client/format-item.ts';
import type { Item } from '../client/view.ts';

/** Calls back with each item of the view once, in order: those that are there at once, the others as they come. Returns how to stop. */
export function watchItems(client: Client, onFresh: (items: readonly Item[]) => void): () => void {
  const known = new WeakSet<Item>();
  const look = () => {
    const { items } = client.view;
    // A reset takes away what was shown, and never puts anything new before what stays.
    const fresh = items.slice(items.findLastIndex((item) => known.has(item)) + 1);
    for (const item of fresh) known.add(item);
    if (fresh.length > 0) onFresh(fresh);
  };
  look();
  return client.subscribe(look);
}

/** An item as plain text of one line or more, without a line end and harmless to show. */
export function formatItem(item: Item): string {
  switch (item.kind) {
    case 'event':
      return neutralize(formatEvent(item.event));
    case 'presence':
      return neutralize(`       ${formatPresence(item.presence)}`);
    case 'notice':
      return neutralize(item.text);
  }
}

import type { OwnIds } from './item.ts';
import type { View } from './view.ts';

/** The names of the keys of everybody who was heard here, by the nick they have now, and one's own. */
export function keysByNick(
  { items, nick }: Pick<View, 'items' | 'nick'>,
  own: Pick<OwnIds, 'keyId'>,
): Map<string, string> {
  const keys = new Map<string, string>();
  for (const item of items) {
    if (item.kind !== 'event') continue;
    const { event } = item;
    keys.set(event.type === 'nick-changed' ? event.to : event.nick, event.by);
  }
  keys.set(nick, own.keyId);
  return keys;
}

import { avatarOf } from '../../chat/avatar.ts';
import type { OwnIds } from '../view/item.ts';
import type { View } from '../view/view.ts';
import { withStanding } from './format-item.ts';

/** Who is here, in one line, each who has been heard with their avatar's glyph: it stays the same under another nick. */
export function formatWhoWithAvatars({ here, nicks, nick: ownNick, items, away, roles }: View, own: OwnIds): string {
  const keys = new Map<string, string>();
  for (const item of items) {
    if (item.kind !== 'event') continue;
    const { event } = item;
    keys.set(event.type === 'nick-changed' ? event.to : event.nick, event.by);
  }
  keys.set(ownNick, own.keyId);
  const shown = [...nicks].sort().map((nick) => {
    const by = keys.get(nick);
    return withStanding(nick, { away, roles }, by === undefined ? nick : `${avatarOf(by).glyph} ${nick}`);
  });
  const more = here - nicks.size;
  return `${here} here: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

import { avatarOf } from '../../chat/avatar.ts';
import type { OwnIds } from '../view/item.ts';
import { keysByNick } from '../view/keys-by-nick.ts';
import type { View } from '../view/view.ts';
import { withStanding } from './format-item.ts';

/** Who is here, in one line, each who has been heard with their avatar's glyph: it stays the same under another nick. */
export function formatWhoWithAvatars(view: View, own: OwnIds): string {
  const { here, nicks, away, roles } = view;
  const keys = keysByNick(view, own);
  const shown = [...nicks].sort().map((nick) => {
    const by = keys.get(nick);
    return withStanding(nick, { away, roles }, by === undefined ? nick : `${avatarOf(by).glyph} ${nick}`);
  });
  const more = here - nicks.size;
  return `${here} here: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

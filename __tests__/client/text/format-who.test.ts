import { expect, it } from '@jest/globals';
import { avatarOf } from '../../../src/chat/avatar.ts';
import type { RoomEvent } from '../../../src/chat/event.ts';
import type { Nick } from '../../../src/chat/nick.ts';
import { formatWho } from '../../../src/client/text/format-item.ts';
import { formatWhoWithAvatars } from '../../../src/client/text/format-who.ts';
import type { Item } from '../../../src/client/view/item.ts';
import { came, viewOf } from '../../tui/shown-items.ts';

function happened(event: object): Item {
  return { kind: 'event', key: 'e1', isOwn: false, event: event as RoomEvent };
}

it('says who is here, with the avatar of everybody whose key is known, under the nick they have now', () => {
  const items = [
    happened({ type: 'message-posted', nick: 'Bob', by: 'bob-key' }),
    came('Carl'),
    happened({ type: 'nick-changed', nick: 'Bob', to: 'Rob', by: 'bob-key' }),
  ];
  const view = viewOf(items, { nick: 'Ada', here: 5, nicks: new Set(['Rob', 'Carl', 'Ada'] as Nick[]) });
  const [own, bob] = ['own-key', 'bob-key'].map((key) => avatarOf(key).glyph);
  expect(formatWhoWithAvatars(view, { keyId: 'own-key', clientId: 'own' })).toBe(
    `5 here: ${own} Ada, Carl, ${bob} Rob and 2 more`,
  );
});

it('says who is in charge, and who is away', () => {
  const view = viewOf([], {
    nick: 'Ada',
    here: 2,
    nicks: new Set(['Bob', 'Ada'] as Nick[]),
    roles: new Map([
      ['Bob' as Nick, 'operator'],
      ['Ada' as Nick, 'owner'],
    ]),
    away: new Map([['Bob' as Nick, 'lunch']]),
  });
  expect(formatWho(view)).toBe('2 here: Ada (owner), Bob (operator, away: lunch)');
});

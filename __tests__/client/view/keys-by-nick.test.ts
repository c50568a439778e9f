import { expect, it } from '@jest/globals';
import type { RoomEvent } from '../../../src/chat/event.ts';
import type { Item } from '../../../src/client/view/item.ts';
import { keysByNick } from '../../../src/client/view/keys-by-nick.ts';

function happened(event: object): Item {
  return { kind: 'event', key: 'e1', isOwn: false, event: event as RoomEvent };
}

it('knows the key of everybody who was heard, by the nick they have now, and one’s own', () => {
  const items = [
    happened({ type: 'message-posted', nick: 'Bob', by: 'bob-key' }),
    happened({ type: 'nick-changed', nick: 'Bob', to: 'Rob', by: 'bob-key' }),
    happened({ type: 'message-posted', nick: 'Eve', by: 'eve-key' }),
    happened({ type: 'message-posted', nick: 'Eve', by: 'later-key' }),
  ];
  const keys = keysByNick({ items, nick: 'Ada' }, { keyId: 'ada-key' });
  expect(Object.fromEntries(keys)).toMatchObject({ Rob: 'bob-key', Eve: 'later-key', Ada: 'ada-key' });
});

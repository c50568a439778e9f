import { isGone } from '../../chat/amend-message.ts';
import type { MessagePosted } from '../../chat/event.ts';
import type { OwnIds } from './item.ts';
import type { RoomView } from './room-view.ts';

/** The last message that this person has said in a room and that can still be read there. `hostTime` is on the host's clock. */
export function findLastOwn(
  { items, nick }: RoomView,
  { own, hostTime }: { readonly own: OwnIds; readonly hostTime: number },
): MessagePosted | undefined {
  for (const item of items.toReversed()) {
    if (item.kind !== 'event' || !item.isOwn || item.event.type !== 'message-posted') continue;
    const { event } = item;
    // The same key may be here under another nick, which is another member.
    const isSame = event.nick === nick || event.id.startsWith(`${own.clientId}.`);
    if (isSame && !isGone(event, hostTime)) return event;
  }
  return undefined;
}

import type { RoomEvent } from '../../chat/event.ts';
import { mentionsOneself } from '../text/blocks.ts';

interface Reader {
  readonly keyId: string;
  readonly nick: string;
  isIgnored(event: RoomEvent): boolean;
}

/** How many of these events are messages that somebody else has said, and how many of those speak of the reader. */
export function countUnread(events: readonly RoomEvent[], reader: Reader): { unread: number; mentions: number } {
  const { keyId, nick, isIgnored } = reader;
  const texts = events.flatMap((event) => {
    // The same key may be here under another nick, which is another member.
    const isOwn = event.by === keyId && event.nick === nick;
    return event.type === 'message-posted' && event.text !== '' && !isOwn && !isIgnored(event) ? [event.text] : [];
  });
  return { unread: texts.length, mentions: texts.filter((text) => mentionsOneself(text, nick)).length };
}

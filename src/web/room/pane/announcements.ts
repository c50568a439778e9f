import type { MessagePosted, RoomEvent } from '../../../chat/event.ts';
import { neutralizeLine } from '../../../chat/text.ts';
import { type Ignored, isIgnoredEvent } from '../../../client/personal/ignored.ts';

/** More at once are only counted: nobody could listen to them all. */
const maxSpoken = 3;
/** A longer text is cut: it stands on the screen. */
const maxCharacters = 200;
/** A screen reader has heard of it by then. */
const lastsMs = 10_000;

interface Listener {
  readonly keyId: string;
  readonly ignored: Ignored;
}

/** What a screen reader says, and for how long it is there to be read, in milliseconds. */
export interface Announcement {
  readonly text: string;
  readonly lastsMs: number;
}

/** What is told of what others have said just now. Nothing of a temporary message is left when that is over. `hostTime` is on the host's clock. */
export function announcementsOf(
  events: readonly RoomEvent[],
  { keyId, ignored, hostTime }: Listener & { readonly hostTime: number },
): Announcement[] {
  const said = events.flatMap((event) => {
    const isHeard = event.type === 'message-posted' && event.text !== '' && event.by !== keyId;
    return isHeard && !isIgnoredEvent(event, ignored) ? [event] : [];
  });
  if (said.length > maxSpoken) return [{ text: `${said.length} new messages`, lastsMs }];
  return said
    .map((message) => ({
      text: formatSpoken(message),
      lastsMs: Math.min(lastsMs, (message.expiresAt ?? Number.POSITIVE_INFINITY) - hostTime),
    }))
    .filter((announcement) => announcement.lastsMs > 0);
}

function formatSpoken({ nick, text, isAction }: MessagePosted): string {
  const line = neutralizeLine(text);
  const short = line.length > maxCharacters ? `${line.slice(0, maxCharacters).toWellFormed()}…` : line;
  return isAction ? `${nick} ${short}` : `${nick}: ${short}`;
}

import type { MessagePosted, RoomEvent } from '../chat/event.ts';
import { isDirectRoom, type RoomId } from '../chat/room-id.ts';
import { type Ignored, isIgnoredEvent } from '../client/personal/ignored.ts';
import { mentionsOneself } from '../client/text/blocks.ts';
import type { NotifyMode } from './notify-mode.ts';
import { bell, desktopNotification } from './painting/sequences.ts';

/** Somebody who is mentioned or spoken to again and again is told once in this time. */
const quietMs = 5000;

interface Heard {
  readonly events: readonly RoomEvent[];
  readonly room: RoomId;
  readonly nick: string;
  readonly keyId: string;
  readonly ignored: Ignored;
}

/** Returns what gives the sequence to write for events that have just happened; undefined where nothing is to be heard. `now` is monotonic. */
export function createRinger(mode: NotifyMode, now: () => number): (heard: Heard) => string | undefined {
  let rangAt = Number.NEGATIVE_INFINITY;
  return (heard) => {
    if (mode === 'off' || now() - rangAt < quietMs) return undefined;
    const message = heard.events.find((event) => isForOneself(event, heard));
    if (!message) return undefined;
    rangAt = now();
    return mode === 'bell' ? bell : desktopNotification(`pychat: ${message.nick}: ${message.text}`);
  };
}

/** Somebody else speaks of the person, or with nobody but them; the same key under another nick is somebody else. */
function isForOneself(event: RoomEvent, { room, nick, keyId, ignored }: Heard): event is MessagePosted {
  if (event.type !== 'message-posted' || (event.by === keyId && event.nick === nick)) return false;
  return (isDirectRoom(room) || mentionsOneself(event.text, nick)) && !isIgnoredEvent(event, ignored);
}

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

/** Something that asks for an answer soon. */
export interface Urgent {
  readonly urgent: string;
}

/** Returns what gives the sequence to write for what has just happened; undefined where nothing is to be heard. `now` is monotonic. */
export function createRinger(mode: NotifyMode, now: () => number): (heard: Heard | Urgent) => string | undefined {
  let rangAt = Number.NEGATIVE_INFINITY;
  return (heard) => {
    if (mode === 'off' || now() - rangAt < quietMs) return undefined;
    const text = textOf(heard);
    if (text === undefined) return undefined;
    rangAt = now();
    return mode === 'bell' ? bell : desktopNotification(`pychat: ${text}`);
  };
}

/** What is to be read of it; undefined where it does not concern the person. */
function textOf(heard: Heard | Urgent): string | undefined {
  if ('urgent' in heard) return heard.urgent;
  const message = heard.events.find((event): event is MessagePosted => isForOneself(event, heard));
  return message && `${message.nick}: ${message.text}`;
}

/** Somebody else speaks of the person, or with nobody but them; the same key under another nick is somebody else. */
function isForOneself(event: RoomEvent, { room, nick, keyId, ignored }: Heard): event is MessagePosted {
  if (event.type !== 'message-posted' || (event.by === keyId && event.nick === nick)) return false;
  return (isDirectRoom(room) || mentionsOneself(event.text, nick)) && !isIgnoredEvent(event, ignored);
}

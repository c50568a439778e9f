import type { MessagePosted, RoomEvent } from '../chat/event.ts';
import { mentionsOneself } from '../client/blocks.ts';
import { type Ignored, isIgnoredEvent } from '../client/ignored.ts';
import type { NotifyMode } from './notify-mode.ts';
import { bell, desktopNotification } from './painting/sequences.ts';

/** Somebody who is mentioned again and again is told once in this time. */
const quietMs = 5000;

interface Heard {
  readonly events: readonly RoomEvent[];
  readonly nick: string;
  readonly keyId: string;
  readonly ignored: Ignored;
}

/** Returns what gives the sequence to write for events that have just happened; undefined where nothing is to be heard. `now` is monotonic. */
export function createRinger(mode: NotifyMode, now: () => number): (heard: Heard) => string | undefined {
  let rangAt = Number.NEGATIVE_INFINITY;
  return (heard) => {
    if (mode === 'off' || now() - rangAt < quietMs) return undefined;
    const mention = heard.events.find((event) => isMention(event, heard)) as MessagePosted | undefined;
    if (!mention) return undefined;
    rangAt = now();
    return mode === 'bell' ? bell : desktopNotification(`pychat: ${mention.nick}: ${mention.text}`);
  };
}

function isMention(event: RoomEvent, { nick, keyId, ignored }: Heard): boolean {
  if (event.type !== 'message-posted' || event.by === keyId) return false;
  return mentionsOneself(event.text, nick) && !isIgnoredEvent(event, ignored);
}

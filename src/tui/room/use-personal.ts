import { use, useEffect, useSyncExternalStore } from 'react';
import type { Away } from '../../client/personal/attention.ts';
import type { Ignored } from '../../client/personal/ignored.ts';
import type { Chat } from '../chat.ts';
import { ScreenPainterContext } from '../painting/use-screen-painter.ts';
import { createRinger } from '../ring.ts';

const nobody: Ignored = [];
const never = () => () => {};

/** What of a room is not the same for everybody who looks at it. */
export function usePersonal({ personal }: Chat): { readonly ignored: Ignored; readonly away: Away | undefined } {
  const list = personal?.ignoreList;
  const attention = personal?.attention;
  return {
    ignored: useSyncExternalStore(list?.subscribe ?? never, () => list?.members ?? nobody),
    away: useSyncExternalStore(attention?.subscribe ?? never, () => attention?.away),
  };
}

/** Rings when somebody mentions the person just now in any room, speaks to them alone, or asks to be let in, if they want to hear it. */
export function useRing({ client, personal }: Chat): void {
  const painter = use(ScreenPainterContext);
  useEffect(() => {
    if (!personal) return undefined;
    const ring = createRinger(personal.notify, () => performance.now());
    const write = (sequence: string | undefined) => {
      if (sequence !== undefined) painter?.ring(sequence);
    };
    const stopUrgent = client.onUrgent((urgent) => write(ring({ urgent })));
    const stopEvents = client.onEvents((events, isLive, room) => {
      const { keyId } = client.own;
      const heard = { events, room, keyId, nick: client.view.nick, ignored: personal.ignoreList.members };
      if (isLive) write(ring(heard));
    });
    return () => {
      stopUrgent();
      stopEvents();
    };
  }, [client, personal, painter]);
}

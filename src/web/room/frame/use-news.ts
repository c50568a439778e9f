import { useEffect, useLayoutEffect, useState } from 'react';
import type { RoomEvent } from '../../../chat/event.ts';
import { isIgnoredEvent } from '../../../client/personal/ignored.ts';
import { formatRoomLabel } from '../../../client/rooms/room-label.ts';
import { countUnread } from '../../../client/view/count-unread.ts';
import type { WebChat } from '../../connect/open-chat.ts';
import { showBadge } from './badge.ts';
import { formatTitle } from './format-title.ts';
import type { FrameView } from './frame-view.ts';
import { notify, notifyOf } from './notify.ts';

/** Tells of what is new where the page is not looked at: in its title and picture, and by a notification where that is allowed. */
export function useNews(chat: WebChat, view: FrameView): void {
  const { rooms, info, nick, title } = view;
  const missed = useMissed(chat);
  const unread = rooms.reduce((sum, room) => sum + room.unread, missed);
  const label = formatRoomLabel(info, { keyId: chat.client.own.keyId, nick });
  // Together with what is on the page.
  useLayoutEffect(() => {
    document.title = formatTitle({ unread, label, title });
  }, [unread, label, title]);
  useEffect(() => {
    showBadge(unread > 0);
    return () => showBadge(false);
  }, [unread]);
}

/** How many messages came into the shown room while nobody looked; those of other rooms are counted there. */
function useMissed(chat: WebChat): number {
  const [missed, setMissed] = useState(0);
  useEffect(() => {
    const { client } = chat;
    const stop = client.onEvents((events, isLive, room) => {
      if (!isLive || !document.hidden) return;
      const news = events.filter((event) => countNews([event], chat).unread > 0);
      if (room === client.view.info.id) setMissed((count) => count + news.length);
      const isDirect = client.rooms.get(room)?.info.kind === 'direct';
      notify(isDirect ? news : news.filter((event) => countNews([event], chat).mentions > 0), { client, room });
    });
    const stopUrgent = client.onUrgent((text) => {
      if (!document.hidden) return;
      setMissed((count) => count + 1);
      notifyOf(text, { client, room: client.view.info.id });
    });
    const look = () => {
      if (!document.hidden) setMissed(0);
    };
    document.addEventListener('visibilitychange', look);
    return () => {
      stop();
      stopUrgent();
      document.removeEventListener('visibilitychange', look);
    };
  }, [chat]);
  return missed;
}

function countNews(events: readonly RoomEvent[], { client, keep }: WebChat): { unread: number; mentions: number } {
  return countUnread(events, {
    keyId: client.own.keyId,
    nick: client.view.nick,
    isIgnored: (event) => isIgnoredEvent(event, keep.ignoreList.members),
  });
}

import { useEffect, useRef, useState } from 'react';
import type { RoomEvent } from '../../../chat/event.ts';
import type { Client } from '../../../client/client.ts';
import type { Ignored } from '../../../client/personal/ignored.ts';
import { type Announcement, announcementsOf } from './announcements.ts';

/** What comes within this time is told together. */
const gatheredMs = 1000;

interface AnnouncerProps {
  readonly client: Client;
  readonly ignored: Ignored;
}

interface Spoken extends Announcement {
  readonly key: number;
}

/** Tells a screen reader politely what is said in the shown room, and nothing of what was said before. */
export function Announcer({ client, ignored }: AnnouncerProps) {
  const [spoken, setSpoken] = useState<readonly Spoken[]>([]);
  const latest = useRef(ignored);
  latest.current = ignored;
  useEffect(() => {
    let count = 0;
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const later = (ms: number, act: () => void) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        act();
      }, ms);
      timers.add(timer);
    };
    const speak = (announcement: Announcement) => {
      const key = ++count;
      setSpoken((before) => [...before, { ...announcement, key }]);
      later(announcement.lastsMs, () => setSpoken((before) => before.filter((each) => each.key !== key)));
    };
    let heard: RoomEvent[] = [];
    const stop = client.onEvents((events, isLive, room) => {
      if (!isLive || room !== client.view.info.id) return;
      if (heard.length === 0) {
        later(gatheredMs, () => {
          const parts = { keyId: client.own.keyId, ignored: latest.current, hostTime: client.hostTime() };
          announcementsOf(heard, parts).forEach(speak);
          heard = [];
        });
      }
      heard.push(...events);
    });
    return () => {
      stop();
      for (const timer of timers) clearTimeout(timer);
    };
  }, [client]);
  return (
    <div className="visually-hidden" role="log" aria-live="polite" aria-label="New messages">
      {spoken.map(({ key, text }) => (
        <p key={key}>{text}</p>
      ))}
    </div>
  );
}

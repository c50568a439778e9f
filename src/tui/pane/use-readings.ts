import { useEffect, useRef, useState } from 'react';
import type { RoomId } from '../../chat/room-id.ts';
import type { Client } from '../../client/client.ts';
import type { LinkState } from '../../client/link-state.ts';
import { type Reading, withAmendments, withoutExpired } from './reading.ts';

/** Where someone reads back, by room, until they leave it; where they do not, the pane follows. */
export interface Readings {
  /** As it is by now. */
  get(room: RoomId): Reading | undefined;
  set(room: RoomId, reading: Reading | undefined): void;
}

/** Keeps what is read up to date with what changes it, and paints when it is another. */
export function useReadings(client: Client, link: LinkState): Readings {
  const [, repaint] = useState(0);
  // Keys that come in one read are handled before React renders.
  const readings = useRef(new Map<RoomId, Reading>()).current;
  const set = (room: RoomId, reading: Reading | undefined) => {
    if (reading === readings.get(room)) return;
    if (reading) readings.set(room, reading);
    else readings.delete(room);
    repaint((count) => count + 1);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `set` is as good as another
  useEffect(
    () =>
      client.onEvents((events, _, room) => {
        const reading = readings.get(room);
        if (reading) set(room, withAmendments(reading, events));
      }),
    [client],
  );
  const isOpen = link.type === 'open';
  // The host may be another when the connection is back, and then nothing temporary of before is left.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same
  useEffect(() => {
    if (isOpen) return;
    for (const [room, reading] of readings) set(room, withoutExpired(reading, Number.POSITIVE_INFINITY));
  }, [isOpen]);
  return {
    get: (room) => {
      for (const known of readings.keys()) if (!client.rooms.has(known)) readings.delete(known);
      const reading = readings.get(room);
      const lasting = reading && withoutExpired(reading, client.hostTime());
      if (lasting) readings.set(room, lasting);
      return lasting;
    },
    set,
  };
}

import { useEffect, useMemo, useState } from 'react';
import type { Client } from '../../client/client.ts';
import type { RoomView } from '../../client/view/room-view.ts';
import type { Row } from './row.ts';
import { fullPane } from './scroll.ts';
import type { Pane } from './visible-rows.ts';

const secondMs = 1000;

interface RowsParts {
  readonly view: RoomView;
  readonly size: Omit<Pane, 'hostTime'>;
  /** Whether the view is one that nobody else looks after. */
  readonly isHeld: boolean;
}

/** The rows in the pane; again with each second that is counted down in them, and at the moment that something in them ends. */
export function useRows(client: Client, { view, size, isHeld }: RowsParts): readonly Row[] {
  const { width, height, bottom, ignored, away } = size;
  const [count, setCount] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `count` says that time has passed
  const rows = useMemo(
    () => fullPane(view, { width, height, bottom, ignored, away, hostTime: client.hostTime() }),
    [client, view, width, height, bottom, ignored, away, count],
  );
  const counted = Math.min(...rows.map(({ expiresAt }) => expiresAt ?? Number.POSITIVE_INFINITY));
  const silent = isHeld ? view.nextExpiryAt : Number.POSITIVE_INFINITY;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time anew
  useEffect(() => {
    const waitMs = untilNext(client.hostTime(), { counted, silent });
    if (!Number.isFinite(waitMs)) return undefined;
    const timer = setTimeout(() => setCount((before) => before + 1), waitMs);
    return () => clearTimeout(timer);
  }, [client, counted, silent, count]);
  return rows;
}

/** How long nothing changes: whole seconds are counted down until `counted`, and nothing until `silent`. */
function untilNext(now: number, { counted, silent }: { counted: number; silent: number }): number {
  const untilSecond = Number.isFinite(counted) ? secondMs - (now % secondMs) : Number.POSITIVE_INFINITY;
  return Math.max(1, Math.ceil(Math.min(untilSecond, counted - now, silent - now)));
}

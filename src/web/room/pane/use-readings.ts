import { useEffect, useMemo, useReducer } from 'react';
import type { Client } from '../../../client/client.ts';
import { ExpiryTimer } from '../../../client/rooms/expiry-timer.ts';
import { Readings } from './readings.ts';

/** Where somebody reads back in the rooms of this client; renders when that is another, and when something that is read is over. */
export function useReadings(client: Client): Readings {
  const [, render] = useReducer((count: number) => count + 1, 0);
  const readings = useMemo(() => new Readings(client, render), [client]);
  useEffect(() => {
    readings.listen();
    return () => readings.end();
  }, [readings]);
  const { nextExpiryAt } = readings.get(client.view.info.id)?.held ?? { nextExpiryAt: Number.POSITIVE_INFINITY };
  // Each time anew: the host's clock may be another than was thought.
  useEffect(() => {
    const timer = new ExpiryTimer({ hostTime: () => client.hostTime(), onDue: render });
    timer.set(nextExpiryAt);
    return () => timer.set(Number.POSITIVE_INFINITY);
  });
  return readings;
}

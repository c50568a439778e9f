import { useEffect, useMemo, useReducer } from 'react';
import type { Client } from '../../../client/client.ts';
import { Readings } from './readings.ts';

/** Where somebody reads back in the rooms of this client; renders when that is another. */
export function useReadings(client: Client): Readings {
  const [, render] = useReducer((count: number) => count + 1, 0);
  const readings = useMemo(() => new Readings(client, render), [client]);
  useEffect(() => {
    readings.listen();
    return () => readings.end();
  }, [readings]);
  return readings;
}

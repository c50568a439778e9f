import { useLayoutEffect, useRef } from 'react';
import type { Row } from './rows.ts';

/** Whether the first row is another than when the rows were last looked at, in the same place. */
export function useIsShifted(rows: readonly Row[], place: string): boolean {
  const first = rows[0]?.key;
  const last = useRef({ first, place });
  useLayoutEffect(() => {
    last.current = { first, place };
  }, [first, place]);
  const before = last.current;
  return before.place === place && before.first !== undefined && before.first !== first;
}

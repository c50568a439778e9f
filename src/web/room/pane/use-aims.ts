import { useRef } from 'react';
import type { Row } from './rows.ts';

/** A row that is to be seen. */
export interface Aim {
  readonly key: string;
  readonly align: 'start' | 'center' | 'nearest';
}

interface AimsParts {
  readonly rows: readonly Row[];
  readonly isFollowing: boolean;
  readonly place: string;
}

/** Which row is to be gone to: one that was aimed at, or the first that was seen when this place was left. */
export function useAims({ rows, isFollowing, place }: AimsParts) {
  const aimed = useRef<Aim | undefined>(undefined);
  const first = useRef(new Map<string, string>());
  const shownPlace = useRef(place);
  return {
    aim: (aim: Aim) => {
      aimed.current = aim;
    },
    /** This row is the first that is seen. */
    note: (index: number) => {
      const key = rows[index]?.key;
      if (key !== undefined && shownPlace.current === place) first.current.set(place, key);
    },
    /** Undefined where there is none, or not among the rows yet. */
    take: () => {
      const hasReturned = shownPlace.current !== place && !isFollowing;
      const left = hasReturned ? first.current.get(place) : undefined;
      shownPlace.current = place;
      const aim = aimed.current ?? (left === undefined ? undefined : { key: left, align: 'start' as const });
      const index = rows.findIndex(({ key }) => key === aim?.key);
      if (!aim || index === -1) return undefined;
      aimed.current = undefined;
      return { index, align: aim.align };
    },
  };
}

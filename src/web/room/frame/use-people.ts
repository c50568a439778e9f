import { useMemo, useRef } from 'react';
import type { Client } from '../../../client/client.ts';
import { keysByNick } from '../../../client/view/keys-by-nick.ts';
import type { View } from '../../../client/view/view.ts';
import { orderPeople, type Person } from './order-people.ts';

/** Who is in the shown room, in order; the same list until somebody in it is another, however much is said. */
export function usePeople({ rooms, own }: Client, view: View): readonly Person[] {
  const { nicks, nick, roles, away } = view;
  const pairs = [...rooms.values()].flatMap(({ info }) => info.pair ?? []);
  const keys = useSame(new Map([...pairs.map((each) => [each.nick, each.by] as const), ...keysByNick(view, own)]));
  return useMemo(() => orderPeople({ nicks, nick, roles, away }, keys), [nicks, nick, roles, away, keys]);
}

/** The map of before, as long as it says the same. */
function useSame(map: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const kept = useRef(map);
  const isSame = kept.current.size === map.size && [...map].every(([key, value]) => kept.current.get(key) === value);
  if (!isSame) kept.current = map;
  return kept.current;
}

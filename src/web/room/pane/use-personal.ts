import { useSyncExternalStore } from 'react';
import type { Away } from '../../../client/personal/attention.ts';
import type { Ignored } from '../../../client/personal/ignored.ts';
import type { WebChat } from '../../connect/open-chat.ts';

/** What of a room is not the same for everybody who looks at it. */
export function usePersonal({ keep, attention }: WebChat): {
  readonly ignored: Ignored;
  readonly away: Away | undefined;
} {
  const { ignoreList } = keep;
  return {
    ignored: useSyncExternalStore(ignoreList.subscribe, () => ignoreList.members),
    away: useSyncExternalStore(attention.subscribe, () => attention.away),
  };
}

import { useEffect, useState } from 'react';
import type { Nick } from '../../../chat/nick.ts';
import type { InviteShown } from '../../../chat/outgoing.ts';
import type { Client } from '../../../client/client.ts';
import { findInCharge } from '../../../client/entries/host-entries.ts';

/**
 * How others can be invited: `own`: this person is in charge, and is shown what lets in. `open`: anybody may come who has the
 * address. `asked`: it is these who let in, and who are here.
 */
export type Inviting =
  | { readonly type: 'looking' }
  | { readonly type: 'own'; readonly shown: InviteShown }
  | { readonly type: 'open' }
  | { readonly type: 'asked'; readonly inCharge: readonly Nick[] };

/** Asks the host, once. */
export function useInvite(client: Client): Inviting {
  const [inviting, setInviting] = useState<Inviting>({ type: 'looking' });
  useEffect(() => {
    let isOver = false;
    void findInvite(client).then((found) => isOver || setInviting(found));
    return () => {
      isOver = true;
    };
  }, [client]);
  return inviting;
}

async function findInvite(client: Client): Promise<Inviting> {
  const shown = await client.createInvite();
  if (shown.type === 'invite') return { type: 'own', shown };
  if (!client.view.isPrivate) return { type: 'open' };
  return { type: 'asked', inCharge: await findInCharge({ client }) };
}

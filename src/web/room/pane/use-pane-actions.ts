import { useEffect, useMemo, useRef, useState } from 'react';
import type { Answer } from '../../../chat/outgoing.ts';
import { isRefusal, type Refusal } from '../../../chat/refusal.ts';
import type { Client } from '../../../client/client.ts';
import { ClientError } from '../../../client/client-error.ts';
import type { PaneActions } from './pane-actions.ts';

/** How long the message that was gone to is marked. */
const flashMs = 2000;

interface PaneActionsParts extends Pick<PaneActions, 'onReply' | 'onEdit' | 'onTap' | 'onHold'> {
  /** Resolves with false where there is no such message any more. Rejects with a `ClientError`. */
  goTo(seq: number): Promise<unknown>;
}

/** What is done about messages; what the host refuses is told as a notice. `flashing` is the key of the message that was gone to just now. */
export function usePaneActions(client: Client, parts: PaneActionsParts): { actions: PaneActions; flashing: string } {
  const latest = useRef(parts);
  latest.current = parts;
  const [flashing, setFlashing] = useState('');
  useEffect(() => {
    if (flashing === '') return undefined;
    const timer = setTimeout(() => setFlashing(''), flashMs);
    return () => clearTimeout(timer);
  }, [flashing]);
  const actions = useMemo<PaneActions>(
    () => ({
      onReply: (message) => latest.current.onReply(message),
      onEdit: (message) => latest.current.onEdit(message),
      onTap: (key) => latest.current.onTap(key),
      onHold: (key) => latest.current.onHold(key),
      onDelete: ({ seq }) => void tell(client, client.delete(seq)),
      onPin: ({ seq }) => void tell(client, client.pin(seq)),
      onReact: ({ seq }, reaction) => void tell(client, client.react(seq, reaction)),
      onJump: (seq) => {
        setFlashing('');
        void jump(client, latest.current.goTo(seq)).then((isThere) => isThere && setFlashing(`e${seq}`));
      },
      hostTime: () => client.hostTime(),
    }),
    [client],
  );
  return { actions, flashing };
}

async function tell(client: Client, asked: Promise<Answer> | Refusal): Promise<void> {
  const answer = await asked;
  if (isRefusal(answer) || answer.type === 'refused') client.notice(answer.message, 'mistake');
}

async function jump(client: Client, going: Promise<unknown>): Promise<boolean> {
  try {
    if (await going.then((isThere) => isThere !== false)) return true;
    client.notice('That message is not there any more.', 'mistake');
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    client.notice(error.message, 'mistake');
  }
  return false;
}

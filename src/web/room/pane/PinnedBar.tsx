import { useState } from 'react';
import { isGone } from '../../../chat/amend-message.ts';
import type { MessagePosted } from '../../../chat/event.ts';
import type { Client } from '../../../client/client.ts';
import { ClientError } from '../../../client/client-error.ts';
import { Icon } from '../../controls/Icon.tsx';
import { useDialogs } from '../../dialogs/use-dialogs.ts';
import './PinnedBar.css';

interface PinnedBarProps {
  readonly pinned: readonly number[];
  readonly client: Client;
  onJump(seq: number): void;
}

/** Says that messages are pinned: a click goes to the only one, or shows them all. */
export function PinnedBar({ pinned, client, onJump }: PinnedBarProps) {
  const [isLooking, setIsLooking] = useState(false);
  const dialogs = useDialogs();
  const [first] = pinned;
  if (first === undefined) return null;
  const show = async () => {
    if (pinned.length === 1) return onJump(first);
    setIsLooking(true);
    const messages = await readPinned(client, pinned);
    setIsLooking(false);
    if (messages.length > 0) dialogs.showFound({ type: 'found', room: client.view.info.id, messages, isOldest: true });
  };
  return (
    <button type="button" className="PinnedBar" disabled={isLooking} onClick={() => void show()}>
      <Icon name="pin" />
      {pinned.length === 1 ? `Message ${first} is pinned` : `${pinned.length} messages are pinned`}
    </button>
  );
}

/** Those that can still be read, oldest first. */
async function readPinned(client: Client, pinned: readonly number[]): Promise<MessagePosted[]> {
  const read = await Promise.all(pinned.toSorted((one, other) => one - other).map((seq) => readMessage(client, seq)));
  return read.filter((message) => message !== undefined && !isGone(message, client.hostTime())) as MessagePosted[];
}

async function readMessage(client: Client, seq: number): Promise<MessagePosted | undefined> {
  const page = await client.readHistory({ after: seq - 1, limit: 1 }).catch((error: unknown) => {
    if (!(error instanceof ClientError)) throw error;
  });
  return page?.events.find((event) => event.type === 'message-posted' && event.seq === seq) as
    | MessagePosted
    | undefined;
}

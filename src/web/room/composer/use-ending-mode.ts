import { useEffect } from 'react';
import { isGone } from '../../../chat/amend-message.ts';
import type { MessagePosted } from '../../../chat/event.ts';
import type { Client } from '../../../client/client.ts';
import type { ComposerMode } from './composer-mode.ts';
import type { ComposerView } from './composer-view.ts';

interface EndingModeParts {
  readonly client: Client;
  readonly view: ComposerView;
  readonly mode: ComposerMode;
  onEnd(): void;
}

/** Ends an answer or an edit when the message that it is about is gone: nothing of that stays on the page. */
export function useEndingMode({ client, view: { items }, mode, onEnd }: EndingModeParts): void {
  const message = mode.type === 'writing' ? undefined : mode.message;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever ends it is as good as another
  useEffect(() => {
    if (!message) return undefined;
    const item = items.findLast(({ key }) => key === `e${message.seq}`);
    const now = item?.kind === 'event' ? (item.event as MessagePosted) : message;
    if (isGone(now, client.hostTime())) onEnd();
    if (message.expiresAt === undefined) return undefined;
    // No timer holds more than 31 bits of milliseconds; a message lives a day at most.
    const timer = setTimeout(onEnd, Math.max(0, message.expiresAt - client.hostTime()));
    return () => clearTimeout(timer);
  }, [message, items, client]);
}

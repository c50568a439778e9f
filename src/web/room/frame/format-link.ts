import { neutralizeLine } from '../../../chat/text.ts';
import type { ClientErrorCode } from '../../../client/client-error.ts';
import { formatKnocking } from '../../../client/knocks.ts';
import type { View } from '../../../client/view/view.ts';

/** What a banner says of a connection, and what can be done about it. */
export interface LinkNews {
  readonly text: string;
  /** What its button says, which dials again; without one there is nothing to press. */
  readonly action?: string;
  /** Nothing happens by itself any more. */
  readonly isOver: boolean;
}

/** Undefined when all is well. `now` is on the link's monotonic clock. */
export function formatLink({ link, sending }: Pick<View, 'link' | 'sending'>, now: number): LinkNews | undefined {
  switch (link.type) {
    case 'open':
      return undefined;
    case 'waiting-to-retry': {
      const seconds = Math.max(0, Math.ceil((link.retryAt - now) / 1000));
      const text = `Connection lost, trying again in ${seconds} s.${formatQueue(sending.length)}`;
      return { text, action: 'Try now', isOver: false };
    }
    case 'closed':
      return formatClosed(link.error?.message ?? 'You have left.', link.error?.code);
    case 'connecting':
      return { text: `Connecting…${formatQueue(sending.length)}`, isOver: false };
    case 'knocking':
      return { text: `${formatKnocking(link.title)}${formatQueue(sending.length)}`, isOver: false };
  }
}

function formatQueue(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ' Your message is kept, and sent then.' : ` Your ${count} messages are kept, and sent then.`;
}

function formatClosed(message: string, code: ClientErrorCode | undefined): LinkNews {
  const text = neutralizeLine(message);
  return { text, action: code === 'taken-over' ? 'Use it here' : 'Try again', isOver: true };
}

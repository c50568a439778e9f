import { neutralizeLine } from '../../chat/text.ts';
import type { View } from '../../client/view.ts';

/** What the status line says, in words; empty when all is well. `now` is on the link's monotonic clock. */
export function formatStatus({ link, sending }: View, now: number): string {
  switch (link.type) {
    case 'connecting':
      return 'connecting…';
    case 'waiting-to-retry': {
      const seconds = Math.max(0, Math.ceil((link.retryAt - now) / 1000));
      const kept = sending.length > 0 ? `; ${sending.length} to send are kept` : '';
      return `connection lost, trying again in ${seconds} s${kept}`;
    }
    case 'closed':
      return `${neutralizeLine(link.error?.message ?? 'Left.')} Enter tries again, exit leaves.`;
    case 'open':
      return sending.length > 0 ? `sending ${sending.length}…` : '';
  }
}

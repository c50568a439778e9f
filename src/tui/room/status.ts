import { neutralizeLine } from '../../chat/text.ts';
import { formatTtl } from '../../chat/ttl.ts';
import type { View } from '../../client/view/view.ts';
import { shortenToWidth } from '../cut-to-width.ts';
import { fittingText, statusFrameWidth } from './fitting-text.ts';

/** In fewer columns than that nothing can be said of why it is over. */
const minReasonWidth = 20;

/** What the status line of this width says, in words; empty when all is well. `now` is on the link's monotonic clock. */
export function formatStatus({ link, sending }: View, { now, width }: { now: number; width: number }): string {
  switch (link.type) {
    case 'connecting':
      return 'connecting…';
    case 'knocking':
      return fittingText(['waiting to be let in; Ctrl-C leaves', 'waiting to be let in', 'knocking…'], width);
    case 'waiting-to-retry': {
      const seconds = Math.max(0, Math.ceil((link.retryAt - now) / 1000));
      const count = sending.length;
      return fittingText(
        [
          `connection lost, trying again in ${seconds} s${count > 0 ? `; ${count} to send are kept` : ''}`,
          `lost, again in ${seconds} s${count > 0 ? `; ${count} to send` : ''}`,
          `again in ${seconds} s`,
        ],
        width,
      );
    }
    case 'closed':
      return formatClosed(neutralizeLine(link.error?.message ?? 'Left.'), width);
    case 'open':
      return sending.length > 0 ? `sending ${sending.length}…` : '';
  }
}

/** What one can do stands there also where the reason is too long for all of it. */
function formatClosed(reason: string, width: number): string {
  const choice = 'Enter tries again, exit leaves.';
  const [sentence = ''] = /^.*?[.!?](?= |$)/u.exec(reason) ?? [reason];
  const free = width - statusFrameWidth - choice.length - 1;
  const cut = free < minReasonWidth ? [] : [`${shortenToWidth(sentence, free)} ${choice}`];
  return fittingText([`${reason} ${choice}`, `${sentence} ${choice}`, ...cut, choice, 'Enter or exit?'], width);
}

/** What holds until the person changes it, in few words: their messages are temporary here, they are away. Empty where nothing does. */
export function formatStanding({ ttlMs, away, nick }: View): string {
  const isAway = [...away.keys()].some((other) => other === nick);
  return [...(ttlMs === undefined ? [] : [`temporary ${formatTtl(ttlMs)}`]), ...(isAway ? ['away'] : [])].join(' · ');
}

import { neutralizeLine } from '../../chat/text.ts';
import type { View } from '../view/view.ts';

/** Who writes, in words; empty when nobody does. `now` is on the client's monotonic clock. */
export function formatTyping({ typing }: Pick<View, 'typing'>, now: number): string {
  const nicks = [...typing].filter(([, until]) => until > now).map(([nick]) => neutralizeLine(nick));
  if (nicks.length === 0) return '';
  if (nicks.length > 3) return `${nicks.length} are typing…`;
  return `${nicks.join(', ').replace(/, (?=[^,]*$)/u, ' and ')} ${nicks.length === 1 ? 'is' : 'are'} typing…`;
}

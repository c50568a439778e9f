import { formatHelp } from '../../chat/slash-command.ts';
import { formatKeys } from '../keyboard/format-keys.ts';

/** The slash commands, one of them, or the keys, in so many columns. */
export function formatHelpOn(topic: string, width: number): string {
  return (topic === 'keys' ? formatKeys(width) : formatHelp(topic, width)).join('\n');
}

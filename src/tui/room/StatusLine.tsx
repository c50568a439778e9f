import { Text } from 'ink';
import stringWidth from 'string-width';

interface StatusLineProps {
  readonly text: string;
  readonly tone: 'calm' | 'alarm';
  readonly width: number;
}

/** The rule above the composer, with a word about what is going on. Where it is narrow, the word comes first. */
export function StatusLine({ text, tone, width }: StatusLineProps) {
  if (text === '') return <Text dimColor>{'─'.repeat(width)}</Text>;
  const left = width - stringWidth(text);
  const tail = left >= 6 ? ' ──' : '';
  const lead = Math.max(0, Math.min(left - 1, Math.max(2, left - 1 - tail.length)));
  return (
    <Text wrap="truncate">
      <Text dimColor>{lead > 0 ? `${'─'.repeat(lead)} ` : ''}</Text>
      <Text {...(tone === 'alarm' ? { color: 'yellow' } : {})}>{text}</Text>
      <Text dimColor>{tail}</Text>
    </Text>
  );
}

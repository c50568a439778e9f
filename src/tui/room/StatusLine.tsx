import { Text } from 'ink';
import stringWidth from 'string-width';

interface StatusLineProps {
  readonly text: string;
  readonly tone: 'calm' | 'alarm';
  readonly width: number;
}

/** The rule above the composer, with a word about what is going on. */
export function StatusLine({ text, tone, width }: StatusLineProps) {
  if (text === '') return <Text dimColor>{'─'.repeat(width)}</Text>;
  const lead = Math.max(2, width - stringWidth(text) - 4);
  return (
    <Text wrap="truncate">
      <Text dimColor>{`${'─'.repeat(lead)} `}</Text>
      <Text {...(tone === 'alarm' ? { color: 'yellow' } : {})}>{text}</Text>
      <Text dimColor>{' ──'}</Text>
    </Text>
  );
}

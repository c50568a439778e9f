import { Text } from 'ink';
import stringWidth from 'string-width';

interface StatusLineProps {
  readonly text: string;
  readonly tone: 'calm' | 'alarm';
  /** What holds all the time; shown at the left as far as there is room. */
  readonly standing: string;
  readonly width: number;
}

/** The rule above the composer, with a word about what is going on. Where it is narrow, the word comes first. */
export function StatusLine({ text, tone, standing, width }: StatusLineProps) {
  const textWidth = text === '' ? 0 : stringWidth(text);
  const start = standing === '' ? '' : `── ${standing} `;
  const isRoom = stringWidth(start) + 2 + textWidth + 2 <= width;
  const left = width - (isRoom ? stringWidth(start) : 0);
  return (
    <Text wrap="truncate">
      {isRoom && start !== '' && (
        <>
          <Text dimColor>── </Text>
          <Text bold>{standing}</Text>
          <Text> </Text>
        </>
      )}
      <Rule text={text} textWidth={textWidth} tone={tone} width={left} />
    </Text>
  );
}

interface RuleProps extends Pick<StatusLineProps, 'text' | 'tone' | 'width'> {
  readonly textWidth: number;
}

function Rule({ text, textWidth, tone, width }: RuleProps) {
  if (text === '') return <Text dimColor>{'─'.repeat(width)}</Text>;
  const left = width - textWidth;
  const tail = left >= 6 ? ' ──' : '';
  const lead = Math.max(0, Math.min(left - 1, Math.max(2, left - 1 - tail.length)));
  return (
    <>
      <Text dimColor>{lead > 0 ? `${'─'.repeat(lead)} ` : ''}</Text>
      <Text {...(tone === 'alarm' ? { color: 'yellow' } : {})}>{text}</Text>
      <Text dimColor>{tail}</Text>
    </>
  );
}

import { Box, Text } from 'ink';
import stringWidth from 'string-width';
import { formatHeader } from './header-text.ts';

const name = ' pychat ';

interface HeaderProps {
  readonly title: string;
  readonly place: string;
  readonly here: number;
  readonly width: number;
}

/** The top line and the rule under it. */
export function Header({ title, place, here, width }: HeaderProps) {
  const count = ` ${here} here `;
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Box justifyContent="space-between" width={width}>
        <Text wrap="truncate">
          <Text bold color="cyan">
            {name}
          </Text>
          {formatHeader({ title, place }, width - stringWidth(name + count))}
        </Text>
        <Box flexShrink={0}>
          <Text>{count}</Text>
        </Box>
      </Box>
      <Text dimColor>{'─'.repeat(width)}</Text>
    </Box>
  );
}

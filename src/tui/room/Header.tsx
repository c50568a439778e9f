import { Box, Text } from 'ink';

interface HeaderProps {
  readonly title: string;
  readonly place: string;
  readonly here: number;
  readonly width: number;
}

/** The top line and the rule under it. */
export function Header({ title, place, here, width }: HeaderProps) {
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Box justifyContent="space-between" width={width}>
        <Text wrap="truncate">
          <Text bold color="cyan">
            {' pychat '}
          </Text>
          {` #lobby · ${title} · ${place}`}
        </Text>
        <Box flexShrink={0}>
          <Text>{` ${here} here `}</Text>
        </Box>
      </Box>
      <Text dimColor>{'─'.repeat(width)}</Text>
    </Box>
  );
}

import { Box, Text, useApp } from 'ink';
import { useKeystrokes } from '../keyboard/use-keystrokes.ts';

/** While a chat opens. */
export function Opening({ text, onBack }: { readonly text: string; onBack(): void }) {
  const { exit } = useApp();
  useKeystrokes(
    (keystroke) => {
      if (keystroke.type !== 'key') return;
      if (keystroke.name === 'ctrl-c') exit();
      else if (keystroke.name === 'escape') onBack();
    },
    () => {},
  );
  return (
    <Box flexDirection="column" paddingX={1}>
      <Text bold color="cyan">
        pychat
      </Text>
      <Box flexDirection="column" marginTop={1}>
        <Text>{text}</Text>
        <Text dimColor>Esc goes back.</Text>
      </Box>
    </Box>
  );
}

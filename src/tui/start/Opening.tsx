import { Box, Text, useApp } from 'ink';
import { useKeystrokes } from '../keyboard/use-keystrokes.ts';

/** While a chat opens. */
export function Opening({ text, onBack }: { readonly text: string; onBack(): void }) {
  const { exit } = useApp();
  useKeystrokes(
    (input) => {
      if (input.type !== 'action') return;
      if (input.action === 'interrupt') exit();
      else if (input.action === 'cancel') onBack();
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

import { Box, Text, useApp } from 'ink';
import { useKeystrokes } from '../keyboard/use-keystrokes.ts';

interface NewHostProps {
  /** May have two lines. */
  readonly question: string;
  onAccept(): void;
  onBack(): void;
}

/** Asks whether to join another host than was met at an address. Only a key by itself is an answer: what was typed before is none. */
export function NewHost({ question, onAccept, onBack }: NewHostProps) {
  const { exit } = useApp();
  useKeystrokes(
    (input) => {
      if (input.type === 'text') answers[input.text.toLowerCase()]?.({ onAccept, onBack });
      else if (input.action === 'interrupt') exit();
      else if (input.action === 'cancel') onBack();
    },
    () => {},
  );
  return (
    <Box flexDirection="column" paddingX={1}>
      <Text>{question}</Text>
      <Text dimColor>y joins it. n or Esc goes back.</Text>
    </Box>
  );
}

const answers: Readonly<Record<string, (props: Pick<NewHostProps, 'onAccept' | 'onBack'>) => void>> = {
  y: ({ onAccept }) => onAccept(),
  n: ({ onBack }) => onBack(),
};

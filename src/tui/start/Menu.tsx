import { Box, Text, useApp, useWindowSize } from 'ink';
import { useKeystrokes } from '../keyboard/use-keystrokes.ts';
import type { Intention } from '../screen-state.ts';

interface MenuProps {
  readonly mistake: string | undefined;
  onChoose(intention: Intention): void;
}

/** Below this the choices, and a mistake, need the blank rows; and further below the title's. */
const minRowsForBlanks = 10;
const minRowsForTitle = 4;

/** The first screen: host, join or quit. */
export function Menu({ mistake, onChoose }: MenuProps) {
  const { exit } = useApp();
  const { rows } = useWindowSize();
  const choices: Readonly<Record<string, () => void>> = {
    1: () => onChoose({ type: 'host' }),
    2: () => onChoose({ type: 'join', address: undefined }),
    q: exit,
  };
  useKeystrokes(
    (input) => {
      if (input.type === 'text') choices[input.text.slice(0, 1).toLowerCase()]?.();
      else if (input.action === 'interrupt' || input.action === 'cancel') exit();
    },
    () => {},
  );
  return (
    <Box flexDirection="column" paddingX={1}>
      {rows >= minRowsForTitle && (
        <Text bold color="cyan">
          pychat
        </Text>
      )}
      <Box flexDirection="column" marginY={rows < minRowsForBlanks ? 0 : 1} marginLeft={2} flexShrink={0}>
        <Choice shortcut="1" text="Host a chat on this network" />
        <Choice shortcut="2" text="Join a chat" />
        <Choice shortcut="q" text="Quit" />
      </Box>
      {mistake !== undefined && <Text color="red">{mistake}</Text>}
    </Box>
  );
}

function Choice({ shortcut, text }: { readonly shortcut: string; readonly text: string }) {
  return (
    <Text wrap="truncate">
      <Text bold>{shortcut}</Text>
      {`  ${text}`}
    </Text>
  );
}

import { Box, Text, useCursor } from 'ink';
import type { ComposerWindow } from './composer-window.ts';

/** Where the text begins, after the prompt sign. */
export const composerIndent = 3;

interface ComposerLinesProps {
  readonly window: ComposerWindow;
  /** The screen row of the first line. */
  readonly top: number;
}

/** The input line, or lines. The terminal's own cursor stands where the next character goes. */
export function ComposerLines({ window, top }: ComposerLinesProps) {
  const { setCursorPosition } = useCursor();
  setCursorPosition({ x: composerIndent + window.cursor.column, y: top + window.cursor.line });
  return (
    <Box flexDirection="column" flexShrink={0}>
      {window.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity than their place
        <Text key={index} wrap="truncate">
          <Text bold color="cyan">
            {index === 0 ? ' > ' : '   '}
          </Text>
          {line}
        </Text>
      ))}
    </Box>
  );
}

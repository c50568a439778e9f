import { Box } from 'ink';
import { useMemo } from 'react';
import { useScreenPainter } from '../painting/use-screen-painter.ts';
import { colored } from '../style.ts';
import type { ComposerWindow } from './composer-window.ts';

/** Where the text begins, after the prompt sign. */
export const composerIndent = 3;
const prompt = colored('cyan').bold(' > ');
const indent = ' '.repeat(composerIndent);

interface ComposerLinesProps {
  readonly window: ComposerWindow;
  /** The screen row of the first line. */
  readonly top: number;
  readonly width: number;
}

/** The input line, or lines. The terminal's own cursor stands where the next character goes. */
export function ComposerLines({ window, top, width }: ComposerLinesProps) {
  const area = useMemo(() => {
    const start = (line: number) => (line === 0 ? prompt : indent);
    const { line, before } = window.cursor;
    const lines = window.lines.map((text, index) => start(index) + text);
    return { top, width, lines, cursor: { line, before: start(line) + before } };
  }, [window, top, width]);
  useScreenPainter('composer', area);
  return <Box height={window.lines.length} flexShrink={0} />;
}

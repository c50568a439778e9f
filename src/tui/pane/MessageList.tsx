import { Box } from 'ink';
import { useMemo } from 'react';
import { useScreenPainter } from '../painting/use-screen-painter.ts';
import type { Row } from './row.ts';

interface MessageListProps {
  readonly rows: readonly Row[];
  /** The screen row of the pane's first line. */
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The message pane: rows laid out already, the last at the bottom. Ink keeps the place free, and they are painted into it. */
export function MessageList({ rows, top, width, height }: MessageListProps) {
  const area = useMemo(() => ({ top, width, lines: linesOf(rows, height) }), [rows, top, width, height]);
  useScreenPainter('messages', area);
  return <Box height={height} flexShrink={0} />;
}

function linesOf(rows: readonly Row[], height: number): readonly string[] {
  const above = Array.from({ length: Math.max(0, height - rows.length) }, () => '');
  return [...above, ...rows.slice(-height).map(({ line }) => line)];
}

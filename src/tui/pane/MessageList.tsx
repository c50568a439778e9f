import { Box } from 'ink';
import { useMemo } from 'react';
import type { RoomId } from '../../chat/room-id.ts';
import { eraseToEnd, moveToColumn } from '../painting/sequences.ts';
import { useScreenPainter } from '../painting/use-screen-painter.ts';
import type { Row } from './row.ts';

interface MessageListProps {
  readonly rows: readonly Row[];
  readonly room: RoomId;
  /** The screen row of the pane's first line. */
  readonly top: number;
  /** Of the pane. */
  readonly width: number;
  readonly height: number;
  /** What stands at the right of the pane, a line for each row; undefined where the pane is as wide as the screen. */
  readonly beside: readonly string[] | undefined;
}

/** The message pane: rows laid out already, the last at the bottom. Ink keeps the place free, and they are painted into it. */
export function MessageList({ rows, room, top, width, height, beside }: MessageListProps) {
  const area = useMemo(
    () => ({ top, width, subject: room, lines: besideEachOther(linesOf(rows, height), { width, beside }) }),
    [rows, room, top, width, height, beside],
  );
  useScreenPainter('messages', area);
  return <Box height={height} flexShrink={0} />;
}

function linesOf(rows: readonly Row[], height: number): readonly string[] {
  const above = Array.from({ length: Math.max(0, height - rows.length) }, () => '');
  return [...above, ...rows.slice(-height).map(({ line }) => line)];
}

/** However wide the terminal takes a line for, what is beside it stands in its columns. */
function besideEachOther(
  lines: readonly string[],
  { width, beside }: Pick<MessageListProps, 'width' | 'beside'>,
): readonly string[] {
  if (!beside) return lines;
  return lines.map((line, row) => line + eraseToEnd + moveToColumn(width) + (beside[row] ?? ''));
}

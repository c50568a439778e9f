import { Box, Text } from 'ink';
import { memo } from 'react';
import type { Row } from './row.ts';

/** The message pane: rows laid out already, the last at the bottom. */
export function MessageList({ rows, height }: { readonly rows: readonly Row[]; readonly height: number }) {
  return (
    <Box flexDirection="column" height={height} justifyContent="flex-end" overflow="hidden">
      {rows.map((row) => (
        <MessageRow key={row.key} row={row} />
      ))}
    </Box>
  );
}

const MessageRow = memo(function MessageRow({ row }: { readonly row: Row }) {
  return (
    <Text wrap="truncate">
      {row.spans.map(({ text, color, isBold, isDim }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row's spans never move
        <Text key={index} bold={isBold ?? false} dimColor={isDim ?? false} {...(color !== undefined && { color })}>
          {text}
        </Text>
      ))}
    </Text>
  );
});

import { Box, Text } from 'ink';
import type { CompletionPart } from './completion-rows.ts';

/** What Tab offers, above the input line. */
export function CompletionList({ rows }: { readonly rows: readonly (readonly CompletionPart[])[] }) {
  return (
    <Box flexDirection="column" flexShrink={0}>
      {rows.map((parts, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity than their place
        <Text key={row} wrap="truncate">
          {parts.map(({ text, isChosen }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nor have the parts of a row
            <Text key={index} bold={isChosen} inverse={isChosen}>
              {text}
            </Text>
          ))}
        </Text>
      ))}
    </Box>
  );
}

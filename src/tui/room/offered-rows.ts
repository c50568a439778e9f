import type { Found } from '../../chat/outgoing.ts';
import { formatFound } from '../../client/text/format-item.ts';
import { type CompletionPart, layOutCompletion } from '../composer/completion-rows.ts';
import { cutToWidth } from '../cut-to-width.ts';
import type { Mode } from './room-state.ts';

interface Space {
  readonly width: number;
  readonly maxRows: number;
}

/** What there is to choose from, above the input line; the chosen one is marked in its text already. */
export function layOutOffered(mode: Mode, space: Space): CompletionPart[][] {
  switch (mode.type) {
    case 'choosing':
      return layOutCompletion(mode.completion, space);
    case 'browsing':
      return layOutFound(mode, space);
    default:
      return [];
  }
}

function layOutFound(
  { found: { messages }, chosen }: { found: Found; chosen: number },
  { width, maxRows }: Space,
): CompletionPart[][] {
  if (maxRows < 1) return [];
  const first = Math.max(0, Math.min(chosen - Math.floor(maxRows / 2), messages.length - maxRows));
  return messages.slice(first, first + maxRows).map((message, index) => {
    const isChosen = first + index === chosen;
    return [{ text: cutToWidth(`${isChosen ? ' ▸ ' : '   '}${formatFound(message)}`, width), isChosen }];
  });
}

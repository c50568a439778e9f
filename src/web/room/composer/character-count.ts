import { maxMessageCharacters } from '../../../chat/message.ts';
import { countCharacters } from '../../../chat/text.ts';

/** From so few left on the person is told. */
const toldFrom = 400;

/** How many characters may still be written, below zero how many are too many; undefined while there is room enough. */
export function charactersLeft(text: string): number | undefined {
  // A character takes two units at most.
  if (text.length < maxMessageCharacters - toldFrom) return undefined;
  const left = maxMessageCharacters - countCharacters(text.trimEnd());
  return left <= toldFrom ? left : undefined;
}

export function formatLeft(left: number): string {
  return left >= 0 ? `${left} left` : `${(-left).toLocaleString('en')} too many`;
}

import { type Refusal, refuse } from './refusal.ts';
import { countCharacters, isBlank } from './text.ts';

declare const reactionBrand: unique symbol;

/** How somebody reacts to a message: an emoji, or a short word such as `+1`. Made only by `parseReaction`. */
export type Reaction = string & { readonly [reactionBrand]: true };

const maxReactionCharacters = 16;

/** A message has at most so many kinds of reaction. */
export const maxReactionKinds = 20;

const invisible =
  /(?![\u200d\ufe0f\u{e0020}-\u{e007f}])[\p{C}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\u2800\ufffd]/u;

/** Trims and composes (NFC); refuses what is more than a word, or could not be shown safely. */
export function parseReaction(input: string): Reaction | Refusal {
  const reaction = input.trim().normalize('NFC');
  const isWord = !isBlank(reaction) && !/\s/u.test(reaction) && reaction.isWellFormed();
  if (
    isWord &&
    !invisible.test(reaction) &&
    !/\p{M}{3}/u.test(reaction) &&
    countCharacters(reaction) <= maxReactionCharacters
  )
    return reaction as Reaction;
  return refuse(
    'reaction-invalid',
    `A reaction is an emoji or a word of at most ${maxReactionCharacters} characters: +1`,
  );
}

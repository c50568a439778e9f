import { type Refusal, refuse } from './refusal.ts';
import { countCharacters, isBlank } from './text.ts';

declare const nickBrand: unique symbol;

/** The name shown for a member. Made only by `parseNick`. */
export type Nick = string & { readonly [nickBrand]: true };

export const maxNickCharacters = 24;

// Emoji joiners and variation selectors are the only invisible characters that a nick needs.
const invisible = /(?![\u200d\ufe0f])[\p{C}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\u2800]/u;
const reserved = /[\s@#,:;!*?"<>\\/]/u;
const visible = /[\p{L}\p{N}\p{S}]/u;

/** Trims and composes (NFC), then refuses what could not be told apart, addressed or shown safely. */
export function parseNick(input: string): Nick | Refusal {
  const nick = input.trim().normalize('NFC');
  if (isBlank(nick) && !invisible.test(nick)) return refuse('nick-empty', 'A nick cannot be empty. Choose a name.');
  const length = countCharacters(nick);
  if (length > maxNickCharacters) {
    return refuse('nick-too-long', `A nick has at most ${maxNickCharacters} characters; this one has ${length}.`);
  }
  if (!nick.isWellFormed() || invisible.test(nick)) {
    return refuse('nick-invalid', 'A nick cannot contain control, direction or invisible characters.');
  }
  const character = reserved.exec(nick)?.[0];
  if (character !== undefined) {
    const name = /\s/u.test(character) ? 'spaces' : `the character ‘${character}’`;
    return refuse('nick-invalid', `A nick cannot contain ${name}. Use letters, digits, - _ . or emoji.`);
  }
  if (!visible.test(nick) || /[\p{M}\u200d]{3}/u.test(nick)) {
    return refuse('nick-invalid', 'A nick needs letters, digits or emoji, with at most two marks on each.');
  }
  return nick as Nick;
}

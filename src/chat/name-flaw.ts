import { countCharacters, isBlank } from './text.ts';

/** What is wrong with a name, and why in a sentence. */
export interface NameFlaw {
  readonly kind: 'empty' | 'too-long' | 'invalid';
  readonly message: string;
}

export const maxNameCharacters = 24;

// Emoji joiners and variation selectors are the only invisible characters that a name needs.
const invisible = /(?![\u200d\ufe0f])[\p{C}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\u2800]/u;
const reserved = /[\s@#,:;!*?"<>\\/]/u;
const visible = /[\p{L}\p{N}\p{S}]/u;

/** Finds what could not be told apart, addressed or shown safely. `name` is trimmed and composed (NFC); `what` is called so: `A nick`. */
export function findNameFlaw(name: string, what: string): NameFlaw | undefined {
  if (isBlank(name) && !invisible.test(name)) {
    return { kind: 'empty', message: `${what} cannot be empty. Choose a name.` };
  }
  const length = countCharacters(name);
  if (length > maxNameCharacters) {
    return {
      kind: 'too-long',
      message: `${what} has at most ${maxNameCharacters} characters; this one has ${length}.`,
    };
  }
  const message = findInvalid(name, what);
  return message === undefined ? undefined : { kind: 'invalid', message };
}

function findInvalid(name: string, what: string): string | undefined {
  if (!name.isWellFormed() || invisible.test(name)) {
    return `${what} cannot contain control, direction or invisible characters.`;
  }
  const character = reserved.exec(name)?.[0];
  if (character !== undefined) {
    const shown = /\s/u.test(character) ? 'spaces' : `the character ‘${character}’`;
    return `${what} cannot contain ${shown}. Use letters, digits, - _ . or emoji.`;
  }
  if (!visible.test(name) || /[\p{M}\u200d]{3}/u.test(name)) {
    return `${what} needs letters, digits or emoji, with at most two marks on each.`;
  }
  return undefined;
}

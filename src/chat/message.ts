import { type Refusal, refuse } from './refusal.ts';
import { countCharacters, isBlank, neutralize } from './text.ts';

declare const messageTextBrand: unique symbol;

/** What a member said: harmless to show, 1 to 4,000 characters, `\n` between lines. Made only by `parseMessageText`. */
export type MessageText = string & { readonly [messageTextBrand]: true };

export const maxMessageCharacters = 4000;

/** Neutralises the text and drops white space at its end; leading spaces stay, code needs them. */
export function parseMessageText(input: string): MessageText | Refusal {
  const text = neutralize(input).trimEnd();
  if (isBlank(text)) return refuse('message-empty', 'A message cannot be empty.');
  const length = countCharacters(text);
  if (length > maxMessageCharacters) {
    return refuse(
      'message-too-long',
      `A message has at most ${format(maxMessageCharacters)} characters; this one has ${format(length)}. Shorten or split it.`,
    );
  }
  return text as MessageText;
}

function format(count: number): string {
  return count.toLocaleString('en');
}

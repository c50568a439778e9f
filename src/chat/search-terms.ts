const marks = /\p{M}/gu;
/** Words are not set apart in these scripts: each character counts as one. */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const term = new RegExp(`[${unspaced}]|(?:(?![${unspaced}])[\\p{L}\\p{N}])+`, 'gu');

/**
 * The words of a text as search compares them, each once: case and accents are folded. The same for what is looked for and
 * for what is looked through.
 */
export function searchTerms(text: string): string[] {
  const folded = text.normalize('NFKD').replace(marks, '').toLowerCase();
  return [...new Set(folded.match(term))];
}

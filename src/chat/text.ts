const lineEnds = /\r\n?|[\u2028\u2029]/gu;
const controls = /[\u0000-\u0008\u000b-\u001f]/gu;
const unprintable = /[\u007f-\u009f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufeff]/gu;
// Invisible characters count as marks: a joiner between two marks does not start a new base.
const marksPerBase = /([\p{M}\p{Default_Ignorable_Code_Point}]{8})[\p{M}\p{Default_Ignorable_Code_Point}]+/gu;

/**
 * Makes text from outside harmless to show: line ends become `\n`, C0 controls their pictures (ESC → ␛), C1 controls and
 * bidi overrides U+FFFD, runs of more than eight combining marks are cut. `\n`, `\t` and emoji joiners stay. Idempotent.
 */
export function neutralize(text: string): string {
  return text
    .toWellFormed()
    .replace(lineEnds, '\n')
    .replace(controls, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
    .replace(unprintable, '\ufffd')
    .replace(marksPerBase, '$1');
}

/** The same for what is shown within one line, a nick or a title: `\n` and `\t` become spaces. */
export function neutralizeLine(text: string): string {
  return neutralize(text).replace(/[\n\t]/gu, ' ');
}

/** Length as people and limits count it: in Unicode code points, not in UTF-16 units. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Whether a person would see anything at all. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Default_Ignorable_Code_Point}\p{C}\u2800]/u.test(text);
}

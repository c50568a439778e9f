import { canary } from './hostile-strings.ts';

const bidiControls = '\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069';
/** Line feeds and tabs are text. */
const control = new RegExp(`[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f${bidiControls}]`, 'gu');
/** A whole sequence (ECMA-48, and OSC as xterm ends it), or a control character on its own. */
const token = new RegExp(
  `\\r\\n|\\u001b\\[[0-?]*[ -/]*[@-~]|\\u001b\\][^\\u0007\\u001b]*(?:\\u0007|\\u001b\\\\)|\\u001b[ -/]*[0-~]|${control.source}`,
  'gu',
);

/** Links to what is on the web, and notifications where those are wanted: what stands in them is others' text. */
const quotingSequences: readonly RegExp[] = [
  /^\u001b\]8;;https?:\/\/[!-~]*\u0007$/u,
  new RegExp(`^\\u001b\\]9;pychat: [^\\u0000-\\u001f\\u007f-\\u009f${bidiControls}]*\\u0007$`, 'u'),
];

/** What the screen writes itself: Ink, and the painter beside it. */
const ownSequences: readonly RegExp[] = [
  // Styles, of at most three digits a parameter.
  /^\u001b\[(?:\d{1,3}(?:;\d{1,3}){0,4})?m$/u,
  // The beginning of a row, a column, so many blanks, the rest of a row, rows up and down.
  /^\u001b\[(?:\d{1,2};1)?H$/u,
  /^\u001b\[\d{1,3}[GX]$/u,
  /^\u001b\[[012]?K$/u,
  /^\u001b\[\d{0,2}[ABEF]$/u,
  // The alternate screen is entered; the cursor, wrapping, synchronized output, bracketed paste.
  /^\u001b\[\?(?:1049h|(?:25|7|2026|2004)[hl])$/u,
  /^\u001b[78]$/u,
  /^\u001b\]8;;\u0007$/u,
  /^\r\n$/u,
];

/** The control characters in what should be text and line ends only, as `U+001B`; and whatever is no UTF-8. */
export function findControls(bytes: Buffer): string[] {
  return [...findMalformed(bytes), ...(bytes.toString().match(control) ?? []).map(nameOf)];
}

/**
 * The same in what a program without a screen writes to a terminal: there lines end with CR LF, and the prompt is taken back by CR
 * and BS. Within `«` and `»` it is all somebody else's.
 */
export function findControlsAtPrompt(bytes: Buffer): string[] {
  const written = bytes.toString().replaceAll('\r\n', '\n');
  const quoted = written.match(/«[^«»]*»/gu) ?? [];
  const rest = written.replaceAll(/[\r\b]/gu, '');
  return [...findMalformed(bytes), ...[rest, ...quoted].flatMap((text) => (text.match(control) ?? []).map(nameOf))];
}

/** The sequences and controls on a screen, which is still there, that pychat does not write by itself; and whatever is no UTF-8. */
export function findForeign(bytes: Buffer): string[] {
  const tokens = bytes.toString().match(token) ?? [];
  const foreign = tokens.filter((each) => !isOwn(each));
  return [...findMalformed(bytes), ...foreign.map((each) => JSON.stringify(each)), ...findEnteredAgain(tokens)];
}

function isOwn(sequence: string): boolean {
  if (quotingSequences.some((quoting) => quoting.test(sequence))) return true;
  return !sequence.includes(canary) && ownSequences.some((own) => own.test(sequence));
}

function findEnteredAgain(tokens: readonly string[]): string[] {
  return tokens.filter((each) => each.endsWith('[?1049h')).slice(1);
}

/** C1 controls as single bytes are no UTF-8. What was recorded may end within a character. */
function findMalformed(bytes: Buffer): string[] {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return [];
  } catch {
    return ['no UTF-8'];
  }
}

function nameOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

import { findFences, type MarkedSpan } from './fences.ts';
import { coverage, isCovered, type Span } from './span.ts';

/** A part of a text that is shown in a way of its own. */
export interface Markup extends MarkedSpan {
  readonly kind: 'bold' | 'italic' | 'code' | 'fence';
}

const emphasis = { '*': 'bold', _: 'italic' } as const;
type Marker = keyof typeof emphasis;

// Globs, products and snake_case_names have their stars and underscores beside other characters than these.
const beforeOpening = /[\s([{"'«„“‚‘—–…¿¡-]/u;
const afterClosing = /[\s)\]}"'.,;:!?…»”“’‘—–-]/u;
const wordCharacter = /[\p{L}\p{N}_]/u;

/**
 * Finds `*bold*`, `_italic_`, `` `code` `` and fenced code, in order of their starts. Markers stand at the edges of words and,
 * but for fences, on one line; nothing is found inside code, nor markers inside these links. What is found may nest and never
 * crosses. Linear in the text's length.
 */
export function findMarkup(text: string, links: readonly Span[]): Markup[] {
  const fences = findFences(text).map((span) => ({ kind: 'fence', ...span }) as const);
  const code = [...fences, ...findCode(text, coverage(text, [...fences, ...links]))];
  const inCode = coverage(text, code);
  const taken = coverage(text, [...code, ...links.filter((link) => !isCovered(link, inCode))]);
  return [...code, ...findEmphasis(text, taken)].sort((one, other) => one.start - other.start);
}

/** Runs of as many backticks as opened it close code (CommonMark 0.31, §6.1), here on the same line. */
function findCode(text: string, taken: Uint8Array): Markup[] {
  const runs = [...text.matchAll(/`+|\n/gu)];
  const closers = nextClosers(text, runs);
  const found: Markup[] = [];
  let end = 0;
  for (const [index, { 0: marker, index: start }] of runs.entries()) {
    const closer = closers[index];
    if (closer === undefined || start < end || taken[start] || isWord(text[start - 1])) continue;
    const innerStart = start + marker.length;
    if (text.slice(innerStart, closer).trim() === '') continue;
    end = closer + marker.length;
    found.push({ kind: 'code', start, end, innerStart, innerEnd: closer });
  }
  return found;
}

/** Where each run of backticks is closed, if it is. */
function nextClosers(text: string, runs: readonly RegExpExecArray[]): (number | undefined)[] {
  const closers: (number | undefined)[] = [];
  let closerOf = new Map<number, number>();
  for (const { 0: marker, index: start } of runs.toReversed()) {
    if (marker === '\n') closerOf = new Map();
    closers.push(closerOf.get(marker.length));
    if (marker !== '\n' && !isWord(text[start + marker.length])) closerOf.set(marker.length, start);
  }
  return closers.reverse();
}

function findEmphasis(text: string, taken: Uint8Array): Markup[] {
  const found: Markup[] = [];
  // Opened and not closed yet, the innermost last.
  let open: { marker: Marker; at: number }[] = [];
  for (const { 0: character, index: at } of text.matchAll(/[*_\n]/gu)) {
    if (character === '\n') open = [];
    else if (taken[at] === 0) {
      const marker = character as Marker;
      const opening = open.findIndex((each) => each.marker === marker);
      if (opening !== -1 && canClose(text, at)) {
        const { at: start } = open[opening] as { at: number };
        found.push({ kind: emphasis[marker], start, end: at + 1, innerStart: start + 1, innerEnd: at });
        open = open.slice(0, opening);
      } else if (canOpen(text, at)) open = [...open.filter((each) => each.marker !== marker), { marker, at }];
    }
  }
  return found;
}

function canOpen(text: string, at: number): boolean {
  const after = text[at + 1];
  if (after === undefined || /\s/u.test(after) || after === text[at] || text[at - 1] === text[at]) return false;
  let before = at - 1;
  if (isMarker(text[before])) before -= 1;
  return before < 0 || beforeOpening.test(text[before] as string);
}

function canClose(text: string, at: number): boolean {
  const before = text[at - 1];
  if (before === undefined || /\s/u.test(before) || before === text[at] || text[at + 1] === text[at]) return false;
  let after = at + 1;
  if (isMarker(text[after])) after += 1;
  return after >= text.length || afterClosing.test(text[after] as string);
}

function isMarker(character: string | undefined): boolean {
  return character === '*' || character === '_';
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && wordCharacter.test(character);
}

import { maxMessageCharacters } from '../../chat/message.ts';
import { neutralize } from '../../chat/text.ts';
import type { TextAtCursor } from '../../client/completion/text-at-cursor.ts';
import type { Action, KeyInput } from '../keyboard/keys.ts';
import type { Motion } from './motions.ts';
import * as motions from './motions.ts';

/** In UTF-16 units: room to finish and shorten what is too long for one message; what is typed beyond is not taken. */
export const maxComposerLength = 2 * maxMessageCharacters;
const maxUndo = 200;

/** The text being written. */
export interface Composer extends TextAtCursor {
  /** What was cut last, for putting back. */
  readonly cut: string;
  /** What undo goes back to, the latest last. */
  readonly past: readonly TextAtCursor[];
  /** What was done last, as far as it matters to what is done next: runs are undone as one, cuts in a row join, and ↑↓ keep their column. */
  readonly last: 'typed' | 'deleted' | 'cut' | { readonly column: number } | undefined;
}

export const emptyComposer: Composer = { text: '', cursor: 0, cut: '', past: [], last: undefined };

/** A composer that holds this text, ready to go on at its end. */
export function composerWith(text: string): Composer {
  return { ...emptyComposer, text, cursor: text.length };
}

type Editing = (composer: Composer) => Composer;

const editings: Readonly<Partial<Record<Action, Editing>>> = {
  'new-line': (composer) => insert(composer, '\n'),
  up: (composer) => climb(composer, motions.lineAbove),
  down: (composer) => climb(composer, motions.lineBelow),
  left: moving(motions.previousGrapheme),
  right: moving(motions.nextGrapheme),
  'word-left': moving(motions.wordStart),
  'word-right': moving(motions.wordEnd),
  'line-start': moving(motions.lineStart),
  'line-end': moving(motions.lineEnd),
  'delete-back': deleting(motions.previousGrapheme),
  'delete-forward': deleting(motions.nextGrapheme),
  'delete-or-leave': deleting(motions.nextGrapheme),
  // At the edge of a line they take the newline, so that they get through a text of several lines.
  'cut-to-start': cutting((at) => Math.min(motions.lineStart(at), motions.previousGrapheme(at))),
  'cut-to-end': cutting((at) => Math.max(motions.lineEnd(at), motions.nextGrapheme(at))),
  'cut-back-to-blank': cutting(motions.blankWordStart),
  'cut-word-back': cutting(motions.wordStart),
  'cut-word-forward': cutting(motions.wordEnd),
  'put-back': (composer) => insert(composer, composer.cut),
  undo,
};

/** The composer after one input; what means nothing to it changes nothing. Pure. */
export function applyInput(composer: Composer, input: KeyInput): Composer {
  if (input.type === 'text') return type(composer, input.text);
  return editings[input.action]?.(composer) ?? composer;
}

/** Adds text where the cursor stands, made harmless, as far as there is room. Undone by itself. */
export function insert(composer: Composer, added: string): Composer {
  return edit(composer, withInserted(composer, added), undefined);
}

/** Empties it, as an edit that undo takes back. */
export function clear(composer: Composer): Composer {
  return edit(composer, { text: '', cursor: 0 }, undefined);
}

/** Puts `by` in the place of what stands between `from` and the cursor. */
export function replaceBack(composer: Composer, { from, by }: { from: number; by: string }): Composer {
  const { text, cursor } = composer;
  const shortened = { text: text.slice(0, from) + text.slice(cursor), cursor: from };
  return edit(composer, withInserted(shortened, by), undefined);
}

function type(composer: Composer, typed: string): Composer {
  return edit(composer, withInserted(composer, typed), 'typed');
}

/** More than the longest run of marks on one base. */
const joint = 33;

function withInserted({ text, cursor }: TextAtCursor, added: string): TextAtCursor {
  const fitting = added.toWellFormed().slice(0, Math.max(0, maxComposerLength - text.length));
  // Marks count together with those that stand before them already.
  const start = wholeCharacterAt(text, Math.max(0, cursor - joint));
  const before = text.slice(0, start) + neutralize(text.slice(start, cursor) + fitting);
  const next = before + text.slice(cursor);
  return { text: next, cursor: motions.edgeAfter(next, before.length) };
}

function wholeCharacterAt(text: string, index: number): number {
  return index > 0 && (text.codePointAt(index - 1) ?? 0) > 0xffff ? index - 1 : index;
}

function edit(composer: Composer, next: TextAtCursor, last: 'typed' | 'deleted' | 'cut' | undefined): Composer {
  const { text, cursor, past } = composer;
  if (next.text === text) return move(composer, next.cursor);
  const goesOn = last !== undefined && last !== 'cut' && last === composer.last;
  return { ...composer, ...next, last, past: goesOn ? past : [...past.slice(1 - maxUndo), { text, cursor }] };
}

function move(composer: Composer, cursor: number): Composer {
  if (cursor === composer.cursor && composer.last === undefined) return composer;
  return { ...composer, cursor, last: undefined };
}

function moving(motion: Motion): Editing {
  return (composer) => move(composer, motion(composer));
}

/** Between the lines of the text; a longer line on the way back has the cursor where it was. */
function climb(composer: Composer, lineAt: (at: TextAtCursor, column: number) => number | undefined): Composer {
  const column = typeof composer.last === 'object' ? composer.last.column : motions.columnOf(composer);
  const cursor = lineAt(composer, column);
  return cursor === undefined ? composer : { ...composer, cursor, last: { column } };
}

function deleting(motion: Motion): Editing {
  return (composer) => edit(composer, withoutBetween(composer, motion(composer)), 'deleted');
}

function cutting(motion: Motion): Editing {
  return (composer) => {
    const to = motion(composer);
    const { text, cursor } = composer;
    if (to === cursor) return move(composer, cursor);
    const joined = composer.last === 'cut' ? composer.cut : '';
    const cut = to < cursor ? text.slice(to, cursor) + joined : joined + text.slice(cursor, to);
    return { ...edit(composer, withoutBetween(composer, to), 'cut'), cut };
  };
}

/** What now stands side by side may have become one grapheme: the cursor goes behind it. */
function withoutBetween({ text, cursor }: TextAtCursor, other: number): TextAtCursor {
  const from = Math.min(cursor, other);
  const next = text.slice(0, from) + text.slice(Math.max(cursor, other));
  return { text: next, cursor: motions.edgeAfter(next, from) };
}

function undo(composer: Composer): Composer {
  const before = composer.past.at(-1);
  if (!before) return move(composer, composer.cursor);
  return { ...composer, ...before, past: composer.past.slice(0, -1), last: undefined };
}

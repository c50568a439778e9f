import { graphemes } from '../graphemes.ts';
import type { KeyName, Keystroke } from '../keyboard/keystroke.ts';

/** The text being written. `cursor` is a UTF-16 index that never stands inside a grapheme. */
export interface Composer {
  readonly text: string;
  readonly cursor: number;
}

export const emptyComposer: Composer = { text: '', cursor: 0 };

/** A composer that holds this text, ready to go on at its end. */
export function composerWith(text: string): Composer {
  return { text, cursor: text.length };
}

const actions: Readonly<Partial<Record<KeyName, (composer: Composer) => Composer>>> = {
  newline: (composer) => insert(composer, '\n'),
  backspace: (composer) => cut(composer, { from: previousGrapheme(composer), to: composer.cursor }),
  delete: (composer) => cut(composer, { from: composer.cursor, to: nextGrapheme(composer) }),
  left: (composer) => ({ ...composer, cursor: previousGrapheme(composer) }),
  right: (composer) => ({ ...composer, cursor: nextGrapheme(composer) }),
  home: toLineStart,
  end: toLineEnd,
  'ctrl-a': toLineStart,
  'ctrl-e': toLineEnd,
  'ctrl-u': (composer) => cut(composer, { from: toLineStart(composer).cursor, to: composer.cursor }),
  'ctrl-k': (composer) => cut(composer, { from: composer.cursor, to: toLineEnd(composer).cursor }),
  'ctrl-w': (composer) => cut(composer, { from: wordStart(composer), to: composer.cursor }),
  'ctrl-d': (composer) => cut(composer, { from: composer.cursor, to: nextGrapheme(composer) }),
};

/** The composer after one keystroke; the same object when the key means nothing to it. Pure. */
export function applyKeystroke(composer: Composer, keystroke: Keystroke): Composer {
  if (keystroke.type === 'text') return insert(composer, keystroke.text);
  return actions[keystroke.name]?.(composer) ?? composer;
}

/** Adds text where the cursor stands. */
export function insert({ text, cursor }: Composer, added: string): Composer {
  return atBoundary({ text: text.slice(0, cursor) + added + text.slice(cursor), cursor: cursor + added.length });
}

function cut({ text }: Composer, { from, to }: { from: number; to: number }): Composer {
  return atBoundary({ text: text.slice(0, from) + text.slice(to), cursor: from });
}

/** What now stands side by side may have become one grapheme: the cursor goes behind it. */
function atBoundary({ text, cursor }: Composer): Composer {
  const around = graphemes.segment(text).containing(cursor);
  const isInside = around !== undefined && around.index < cursor;
  return { text, cursor: isInside ? around.index + around.segment.length : cursor };
}

function previousGrapheme({ text, cursor }: Composer): number {
  return graphemes.segment(text).containing(cursor - 1)?.index ?? 0;
}

function nextGrapheme({ text, cursor }: Composer): number {
  const at = graphemes.segment(text).containing(cursor);
  return at ? at.index + at.segment.length : text.length;
}

function toLineStart({ text, cursor }: Composer): Composer {
  return { text, cursor: cursor === 0 ? 0 : text.lastIndexOf('\n', cursor - 1) + 1 };
}

function toLineEnd({ text, cursor }: Composer): Composer {
  const end = text.indexOf('\n', cursor);
  return { text, cursor: end === -1 ? text.length : end };
}

function wordStart({ text, cursor }: Composer): number {
  return Math.max(0, text.slice(0, cursor).search(/\S+\s*$/u));
}

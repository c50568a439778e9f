import type { Composer } from './composer.ts';
import { composerWith } from './composer.ts';

/** Where submitted texts are kept between runs. Neither call fails: what cannot be read or kept is not there next time. */
export interface InputHistoryStore {
  /** Oldest first. */
  read(): readonly string[];
  add(text: string): void;
}

/** The texts submitted so far, and where one is among them. */
export interface InputHistory {
  /** Oldest first; no two in a row are the same. */
  readonly texts: readonly string[];
  /** Which text is in the composer; `texts.length` is the draft. */
  readonly position: number;
  /** What the composer held when it went on from a position: the draft, and edits of older texts, until something is submitted. */
  readonly left: ReadonlyMap<number, Composer>;
}

const maxTexts = 500;

export const emptyHistory: InputHistory = historyOf([]);

/** The history at the draft. */
export function historyOf(texts: readonly string[]): InputHistory {
  const kept = texts.filter((text, index) => text !== texts[index - 1]).slice(-maxTexts);
  return { texts: kept, position: kept.length, left: new Map() };
}

/** The history with this text as its newest, back at the draft. */
export function remember(history: InputHistory, text: string): InputHistory {
  return historyOf(text.trim() === '' ? history.texts : [...history.texts, text]);
}

/**
 * The one place that decides whether a submitted text is written to the disk. Nothing temporary is, whether by itself or
 * because all that is said in the room is just now, and no password that somebody types where it would be seen; ↑ still
 * finds it until pychat ends.
 */
export function belongsOnDisk(text: string, { ttlMs }: { readonly ttlMs: number | undefined }): boolean {
  return text.trim() !== '' && ttlMs === undefined && !/^\/(?:temp|password|register|login)/iu.test(text);
}

/** The history one text older or newer, and that text as it was left; undefined where there is none. */
export function recall(
  history: InputHistory,
  { composer, step }: { composer: Composer; step: -1 | 1 },
): { readonly history: InputHistory; readonly composer: Composer } | undefined {
  const { texts, left } = history;
  const position = history.position + step;
  if (position < 0 || position > texts.length) return undefined;
  const recalled = left.get(position) ?? composerWith(texts[position] ?? '');
  return {
    history: { texts, position, left: new Map(left).set(history.position, composer) },
    composer: { ...recalled, cut: composer.cut, last: undefined },
  };
}

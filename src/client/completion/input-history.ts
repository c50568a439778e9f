/** Where submitted texts are kept between runs. Neither call fails: what cannot be read or kept is not there next time. */
export interface InputHistoryStore {
  /** Oldest first. */
  read(): readonly string[];
  add(text: string): void;
}

/** The texts submitted so far, and where one is among them. `Written` is what somebody writes with: a text, perhaps with more. */
export interface InputHistory<Written = string> {
  /** Oldest first; no two in a row are the same. */
  readonly texts: readonly string[];
  /** Which text is in the composer; `texts.length` is the draft. */
  readonly position: number;
  /** What was there when it went on from a position: the draft, and edits of older texts, until something is submitted. */
  readonly left: ReadonlyMap<number, Written>;
}

const maxTexts = 500;

export const emptyHistory: InputHistory<never> = historyOf<never>([]);

/** The history at the draft. */
export function historyOf<Written>(texts: readonly string[]): InputHistory<Written> {
  const kept = texts.filter((text, index) => text !== texts[index - 1]).slice(-maxTexts);
  return { texts: kept, position: kept.length, left: new Map() };
}

/** The history with this text as its newest, back at the draft. */
export function remember<Written>(history: InputHistory<Written>, text: string): InputHistory<Written> {
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

/** What one comes to in a history. `left`: as it was left there, if one was there since something was submitted. */
export interface Recalled<Written> {
  readonly history: InputHistory<Written>;
  readonly text: string;
  readonly left: Written | undefined;
}

/** The history one text older or newer, and that text; undefined where there is none. `written` is what is there now. */
export function recall<Written>(
  history: InputHistory<Written>,
  { written, step }: { readonly written: Written; readonly step: -1 | 1 },
): Recalled<Written> | undefined {
  const { texts, left } = history;
  const position = history.position + step;
  if (position < 0 || position > texts.length) return undefined;
  return {
    history: { texts, position, left: new Map(left).set(history.position, written) },
    text: texts[position] ?? '',
    left: left.get(position),
  };
}

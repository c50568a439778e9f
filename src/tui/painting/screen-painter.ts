import {
  hideCursor,
  moveTo,
  paintRow,
  restoreCursor,
  saveCursor,
  screenEntered,
  screenLeft,
  showCursor,
  shownAtOnce,
  withoutSynchronization,
} from './sequences.ts';

/** Rows of the screen that are painted here, whole. */
export interface Area {
  /** The screen row of the first line, counted from 0. */
  readonly top: number;
  readonly width: number;
  /** One a row: styled, and no wider than the screen. */
  readonly lines: readonly string[];
  /** What they are of. With another one Ink has something else to say around it, and both are written together. */
  readonly subject?: string;
  /** Where the terminal's cursor stands: behind this beginning of one of the lines. */
  readonly cursor?: { readonly line: number; readonly before: string };
}

/** How soon to look again whether the news of a new size has come. */
const resizingMs = 10;

/** What the painter writes to. */
export interface PaintedTerminal {
  write(text: string, onWritten?: () => void): void;
  /** Whether it has a size by now that nobody has been told of yet: whatever is painted would stand in the wrong rows. */
  isResizing(): boolean;
}

/**
 * Shares the terminal with Ink, and paints the rows that Ink leaves blank: messages, and what is typed. Ink lays out and
 * compares the whole screen, cell by cell, for each key; here only rows that changed are written, each whole and at its
 * place, and the cursor goes where the terminal itself ends the text before it. So nothing depends on both agreeing how wide
 * a character is. Whatever happens in one turn is written at once: no picture shows half of it.
 */
export class ScreenPainter {
  readonly #terminal: PaintedTerminal;
  readonly #areas = new Map<string, Area>();
  /** What the terminal shows in each row, as far as that is known. */
  #painted: ReadonlyMap<number, string> = new Map();
  /** What Ink has written in this turn. */
  #fromInk = '';
  #isScheduled = false;
  /** Until the screen is entered, and while the shell has it. */
  #isAway = true;
  /** What put the cursor where it is. Undefined while it is where Ink left it, which the terminal keeps otherwise. */
  #placed: string | undefined;

  constructor(terminal: PaintedTerminal) {
    this.#terminal = terminal;
  }

  /** From now on the area of this name shows these lines: at once or, at a new place or of something else, with Ink's next frame. */
  show(name: string, area: Area): void {
    const last = this.#areas.get(name);
    const isSamePlace = last?.top === area.top && last.width === area.width && last.lines.length === area.lines.length;
    this.#areas.set(name, area);
    if (!isSamePlace) return this.forget();
    if (last.subject !== area.subject) this.#schedule();
    if (!this.#isScheduled) this.#paint();
  }

  /** The area is gone. To be called before Ink writes its next frame, which takes these rows for blank. */
  hide(name: string): void {
    const { top = 0, lines = [] } = this.#areas.get(name) ?? {};
    this.#areas.delete(name);
    if (!this.#isAway)
      this.#fromInk += saveCursor + lines.map((_, row) => paintRow(top + row, '')).join('') + restoreCursor;
    this.forget();
  }

  /** Writes for Ink, in the same turn as what is painted; at once where the screen is entered or left, as nothing may come later. */
  writeFromInk(text: string, onWritten?: () => void): void {
    this.#fromInk += text;
    if (text.includes(screenEntered)) this.#isAway = false;
    const isLast = text.includes(screenLeft) || onWritten !== undefined;
    if (this.#isAway || isLast) this.#writeThrough(onWritten);
    if (text.includes(screenLeft)) this.#isAway = true;
    if (text.includes(screenEntered)) this.forget();
    this.#schedule();
  }

  /** Has the terminal be heard, by a sequence that shows nothing; not while the shell has it. */
  ring(sequence: string): void {
    if (!this.#isAway) this.#terminal.write(sequence);
  }

  /** Nothing is known of what the terminal shows: all is painted again. */
  forget(): void {
    this.#painted = new Map();
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    queueMicrotask(() => {
      this.#isScheduled = false;
      this.#paint();
    });
  }

  #paint(): void {
    if (this.#isAway) return;
    if (this.#terminal.isResizing()) return void setTimeout(() => this.#paint(), resizingMs);
    const fromInk = this.#takeFromInk();
    const own = this.#paintAreas();
    if (fromInk + own !== '') this.#terminal.write(shownAtOnce(fromInk + own));
  }

  #writeThrough(onWritten: (() => void) | undefined): void {
    this.#terminal.write(this.#takeFromInk(), onWritten);
  }

  /**
   * Ink moves the cursor from where it left it. Its frame may be of before an area changed its place, however long ago that
   * was, and blank rows that are ours by now.
   */
  #takeFromInk(): string {
    const text = withoutSynchronization(this.#fromInk);
    this.#fromInk = '';
    if (text === '') return '';
    this.#painted = new Map();
    const isMoved = this.#placed !== undefined;
    this.#placed = undefined;
    return isMoved ? restoreCursor + text : text;
  }

  #paintAreas(): string {
    const rows = this.#rows();
    const changed = [...rows].filter(([row, line]) => this.#painted.get(row) !== line);
    this.#painted = rows;
    const cursor = this.#cursor();
    if (changed.length === 0 && cursor === (this.#placed ?? '')) return '';
    const saving = this.#placed === undefined ? saveCursor : '';
    this.#placed = cursor;
    return saving + changed.map(([row, line]) => paintRow(row, line)).join('') + (cursor || hideCursor);
  }

  #rows(): Map<number, string> {
    const rows = new Map<number, string>();
    // What is typed comes first: it is to be there in whatever half of a picture somebody catches.
    const areas = [...this.#areas.values()].sort((one, other) => Number(!one.cursor) - Number(!other.cursor));
    for (const { top, lines } of areas) {
      for (const [index, line] of lines.entries()) rows.set(top + index, line);
    }
    return rows;
  }

  /**
   * Puts the cursor into the area that has one. Its row is written again: where the terminal has just become lower, rows that
   * it has no longer were written over its last one.
   */
  #cursor(): string {
    for (const { top, lines, cursor } of this.#areas.values()) {
      if (!cursor) continue;
      const row = top + cursor.line;
      return paintRow(row, lines[cursor.line] ?? '') + moveTo(row) + cursor.before + showCursor;
    }
    return '';
  }
}

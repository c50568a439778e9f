/** A text and a place in it: a UTF-16 index that never stands inside a grapheme. */
export interface TextAtCursor {
  readonly text: string;
  readonly cursor: number;
}

/** A part of a text: UTF-16 indexes, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** For each index of the text, 1 where it lies in one of these spans, which may touch and overlap. */
export function coverage(text: string, spans: readonly Span[]): Uint8Array {
  const covered = new Uint8Array(text.length);
  for (const { start, end } of spans) covered.fill(1, start, end);
  return covered;
}

/** Whether any of it is covered. */
export function isCovered({ start, end }: Span, covered: Uint8Array): boolean {
  return covered.subarray(start, end).includes(1);
}

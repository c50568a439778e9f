import type { Span } from './span.ts';

/** A part of a text whose beginning and end are markers, which are not shown: `inner` stands between them. */
export interface MarkedSpan extends Span {
  readonly innerStart: number;
  readonly innerEnd: number;
}

const fence = '```';
/** The rest of the opening line where that names a language; it is not shown. */
const language = /^[\w+#.-]*[ \t]*\n/u;

/** Finds blocks between ``` at the beginning of a line and ``` at the end of one, in order. The line ends beside them belong to no block. */
export function findFences(text: string): MarkedSpan[] {
  const found: MarkedSpan[] = [];
  for (let start = openingFrom(text, 0); start !== -1; ) {
    const afterMarker = start + fence.length;
    const closing = closingFrom(text, afterMarker);
    if (closing === -1) break;
    const innerStart = afterMarker + (language.exec(text.slice(afterMarker, closing))?.[0].length ?? 0);
    const innerEnd = text[closing - 1] === '\n' ? Math.max(innerStart, closing - 1) : closing;
    const end = closing + fence.length;
    if (text.slice(innerStart, innerEnd).trim() !== '') found.push({ start, end, innerStart, innerEnd });
    start = openingFrom(text, end);
  }
  return found;
}

function openingFrom(text: string, from: number): number {
  if (from === 0 && text.startsWith(fence)) return 0;
  const lineEnd = text.indexOf(`\n${fence}`, from);
  return lineEnd === -1 ? -1 : lineEnd + 1;
}

function closingFrom(text: string, from: number): number {
  const lineEnd = text.indexOf(`${fence}\n`, from);
  if (lineEnd !== -1) return lineEnd;
  const atEnd = text.length - fence.length;
  return atEnd >= from && text.endsWith(fence) ? atEnd : -1;
}

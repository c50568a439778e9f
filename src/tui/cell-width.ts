import stringWidth from 'string-width';

/** More different characters than one text holds. */
const maxKnown = 8192;

const known = new Map<string, number>();

/** How many columns a grapheme takes. Measuring anything but the common letters is slow, so the answer is kept. */
export function cellWidth(grapheme: string): number {
  if (grapheme.length === 1) {
    if (/[ -~À-ʯΑ-ωА-я]/u.test(grapheme)) return 1;
    if (/[ぁ-ゖァ-ヺ一-鿿가-힣]/u.test(grapheme)) return 2;
  }
  const width = known.get(grapheme);
  return width ?? measure(grapheme);
}

function measure(grapheme: string): number {
  if (known.size >= maxKnown) known.clear();
  const width = stringWidth(grapheme);
  known.set(grapheme, width);
  return width;
}

/** What somebody is recognised by wherever they are, made from nothing but the name of their key. */
export interface Avatar {
  /** A pattern of dots (Braille), which takes one column in any terminal. */
  readonly glyph: string;
  /** In degrees, from 0 to 359. */
  readonly hue: number;
}

const glyphs = Array.from({ length: 256 }, (_, dots) => dots)
  .filter((dots) => countBits(dots) >= 3 && countBits(dots) <= 6)
  .map((dots) => String.fromCodePoint(0x2800 + dots));

/** Columns and rows of the picture; it is the same left and right. */
const size = 5;
const half = Math.ceil(size / 2);

/** The same for the same key, always and on every machine. */
export function avatarOf(by: string): Avatar {
  return { glyph: glyphs[hash(by, 1) % glyphs.length] as string, hue: hash(by, 2) % 360 };
}

/** A square picture of 5 by 5 cells, as SVG: nothing of the key's name stands in it. Bright enough for light and dark backgrounds. */
export function avatarSvg(by: string): string {
  const cells = cellsOf(by)
    .map(([column, row]) => `M${column} ${row}h1v1h-1z`)
    .join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path fill="hsl(${avatarOf(by).hue} 60% 45%)" d="${cells}"/></svg>`
  );
}

/** Between a third and two thirds of the cells. */
function cellsOf(by: string): [column: number, row: number][] {
  const isFilled = patternOf(by);
  return Array.from(
    { length: size * size },
    (_, cell) => [cell % size, Math.floor(cell / size)] as [number, number],
  ).filter(([column, row]) => isFilled[row * half + Math.min(column, size - 1 - column)]);
}

/** One for each cell of the left half and the middle; tried again until it is neither nearly empty nor nearly full. */
function patternOf(by: string): boolean[] {
  const count = half * size;
  for (let attempt = 3; ; attempt += 1) {
    const bits = hash(by, attempt) & (2 ** count - 1);
    const filled = countBits(bits);
    if (filled >= count / 3 && filled <= (count * 2) / 3)
      return Array.from({ length: count }, (_, bit) => ((bits >> bit) & 1) === 1);
  }
}

/** FNV-1a over UTF-16 units, begun with a number of its own for each use, and mixed (MurmurHash3's `fmix32`). */
function hash(text: string, use: number): number {
  let value = 0x811c9dc5 ^ Math.imul(use, 0x9e3779b1);
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

function countBits(number: number): number {
  return number.toString(2).replaceAll('0', '').length;
}

/**
 * Elements of DER, the one binary form that a certificate has (ITU-T X.690). Each function returns a whole element: its tag,
 * its length and what is in it.
 */
type Element = Uint8Array;

export const sequence = (...elements: readonly Element[]): Element => element(0x30, ...elements);

export const set = (...elements: readonly Element[]): Element => element(0x31, ...elements);

export const octetString = (bytes: Uint8Array): Element => element(0x04, bytes);

/** For what is of letters, digits, blanks and `'()+,-./:=?` alone. */
export const printableString = (text: string): Element => element(0x13, Buffer.from(text, 'latin1'));

export const isTrue: Element = element(0x01, Uint8Array.of(0xff));

/** Big-endian. The first bit is the sign; the first nine must not all be alike. */
export const integer = (bytes: Uint8Array): Element => element(0x02, bytes);

/** `unused` bits of the last byte do not count; they must be 0. */
export const bitString = (bytes: Uint8Array, unused = 0): Element => element(0x03, Uint8Array.of(unused), bytes);

/** Stands for what has no tag of its own in its place, by its number there; `content` is whole elements. */
export const explicitly = (place: number, ...content: readonly Element[]): Element => element(0xa0 | place, ...content);

/** Bytes whose kind the number of their place says. */
export const implicitly = (place: number, bytes: Uint8Array): Element => element(0x80 | place, bytes);

/** As `1.2.840.10045.4.3.2`. */
export function objectId(dotted: string): Element {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Uint8Array.from([first * 40 + second, ...rest].flatMap(inBase128)));
}

/** Milliseconds since 1970, to the second; its year in two digits up to 2049 (RFC 5280 §4.1.2.5). */
export function time(ms: number): Element {
  const digits = new Date(ms).toISOString().replace(/\.\d+/u, '').replaceAll(/[-T:]/gu, '');
  return digits < '2050' ? element(0x17, Buffer.from(digits.slice(2))) : element(0x18, Buffer.from(digits));
}

function element(tag: number, ...content: readonly Uint8Array[]): Element {
  const bytes = Buffer.concat(content);
  return Buffer.concat([Uint8Array.of(tag, ...lengthBytes(bytes.length)), bytes]);
}

/** Below 128 as it is; else how many bytes follow, and these (X.690 §8.1.3). */
function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return [0x80 | bytes.length, ...bytes];
}

/** Seven bits a byte, the first bit of all but the last one set. */
function inBase128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}

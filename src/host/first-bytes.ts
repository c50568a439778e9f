/** What the first bytes of a connection show it to be. */
export type FirstBytes = 'http' | 'tls' | 'other' | 'undecided';

const methods = ['GET ', 'HEAD ', 'POST ', 'PUT ', 'DELETE ', 'OPTIONS ', 'PATCH ', 'CONNECT ', 'TRACE '];
const tlsHandshakeRecord = 0x16;

/** Decides on a complete token only: `undecided` until one more byte could not change the answer. */
export function recognizeFirstBytes(bytes: Buffer): FirstBytes {
  if (bytes.length === 0) return 'undecided';
  if (bytes[0] === tlsHandshakeRecord) return 'tls';
  const text = bytes.toString('latin1');
  if (methods.some((method) => text.startsWith(method))) return 'http';
  return methods.some((method) => method.startsWith(text)) ? 'undecided' : 'other';
}

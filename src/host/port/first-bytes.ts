/** What the first bytes of a connection show it to be. */
export type FirstBytes = 'http' | 'tls' | 'other' | 'undecided';

const methods = ['GET ', 'HEAD ', 'POST ', 'PUT ', 'DELETE ', 'OPTIONS ', 'PATCH ', 'CONNECT ', 'TRACE '];
/** A handshake record of any TLS (RFC 8446, §5.1). */
const tlsRecord = '\u0016\u0003';

/** Decides on a complete token only: `undecided` until one more byte could not change the answer. */
export function recognizeFirstBytes(bytes: Buffer): FirstBytes {
  const text = bytes.toString('latin1');
  if (text.startsWith(tlsRecord)) return 'tls';
  if (methods.some((method) => text.startsWith(method))) return 'http';
  return [tlsRecord, ...methods].some((token) => token.startsWith(text)) ? 'undecided' : 'other';
}

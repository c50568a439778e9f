import type { Framing } from './connection.ts';

const textFrameBits = 0x81;

/** Unmasked WebSocket text frames, as a server sends them (RFC 6455 §5.2). */
export const websocketFraming: Framing = {
  name: 'websocket',
  frame(text) {
    const length = Buffer.byteLength(text);
    const header = frameHeader(length);
    const buffer = Buffer.allocUnsafe(header.length + length);
    buffer.set(header, 0);
    buffer.write(text, header.length);
    return buffer;
  },
};

function frameHeader(length: number): Buffer {
  if (length < 126) return Buffer.from([textFrameBits, length]);
  if (length < 65_536) {
    const header = Buffer.from([textFrameBits, 126, 0, 0]);
    header.writeUInt16BE(length, 2);
    return header;
  }
  const header = Buffer.alloc(10);
  header[0] = textFrameBits;
  header[1] = 127;
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}

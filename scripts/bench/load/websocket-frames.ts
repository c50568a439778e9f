// The client's side of RFC 6455, as much of it as a load needs: unfragmented frames, no extensions.

export const opcodes = { text: 1, close: 8, ping: 9, pong: 10 } as const;

/** Where a frame of a server lies in a buffer. */
export interface FrameBounds {
  readonly opcode: number;
  readonly payloadStart: number;
  readonly end: number;
}

/** The frame that starts at `start`; undefined while it is not all there. */
export function findFrame(bytes: Buffer, start: number): FrameBounds | undefined {
  if (bytes.length < start + 2) return undefined;
  const [first, second] = [bytes[start] as number, bytes[start + 1] as number];
  if ((first & 0xf0) !== 0x80 || second > 127)
    throw new Error('The server sent a fragmented, compressed or masked frame.');
  const headerBytes = second < 126 ? 2 : second === 126 ? 4 : 10;
  if (bytes.length < start + headerBytes) return undefined;
  const payloadStart = start + headerBytes;
  const end = payloadStart + payloadLength(bytes, { start, second });
  return end <= bytes.length ? { opcode: first & 0x0f, payloadStart, end } : undefined;
}

function payloadLength(bytes: Buffer, { start, second }: { start: number; second: number }): number {
  if (second < 126) return second;
  return second === 126 ? bytes.readUInt16BE(start + 2) : Number(bytes.readBigUInt64BE(start + 2));
}

// The mask is there for proxies that mistake frames for HTTP; on the loopback any will do.
const mask = Buffer.from([0x9a, 0x3c, 0x51, 0xe7]);

/** A masked frame, as a client must send it. */
export function encodeClientFrame(payload: string | Buffer, opcode: number = opcodes.text): Buffer {
  const body = Buffer.from(payload);
  const header =
    body.length < 126 ? Buffer.from([0x80 | opcode, 0x80 | body.length]) : extendedHeader(opcode, body.length);
  for (let index = 0; index < body.length; index += 1)
    body[index] = (body[index] as number) ^ (mask[index & 3] as number);
  return Buffer.concat([header, mask, body]);
}

function extendedHeader(opcode: number, length: number): Buffer {
  return Buffer.from([0x80 | opcode, 0x80 | 126, length >> 8, length & 0xff]);
}

import { type TcpStream, tcpStreams } from './tcp-streams.ts';

/** Those of the texts that whoever made this capture (pcap) can read in it, within a packet or over several, as UTF-8 or UTF-16. */
export function findReadable(capture: Buffer, texts: readonly string[]): string[] {
  const places = [capture, ...tcpStreams(capture).map(({ bytes }) => bytes)];
  return texts.filter((text) => places.some((place) => isIn(place, text)));
}

function isIn(bytes: Buffer, text: string): boolean {
  const wide = Buffer.from(text, 'utf16le');
  return [Buffer.from(text), wide, Buffer.from(wide).swap16()].some((form) => bytes.includes(form));
}

/** Whether all of it, to the last byte, is records of TLS 1.2 or 1.3 (RFC 8446 §5.1); the last may be cut off. */
export function isAllTls({ bytes }: TcpStream): boolean {
  let at = 0;
  while (at + 5 <= bytes.length) {
    const type = bytes[at] as number;
    if (type < 20 || type > 23 || bytes[at + 1] !== 3) return false;
    at += 5 + bytes.readUInt16BE(at + 3);
  }
  return at > 0;
}

import net from 'node:net';
import { createClientId, createTestIdentity } from './test-identity.ts';

/** Bytes to and from a port, with nothing in between. */
export class RawSocket {
  readonly socket: net.Socket;
  readonly closed: Promise<void>;
  received: Buffer = Buffer.alloc(0);
  #check = () => {};

  constructor(socket: net.Socket) {
    this.socket = socket;
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => {});
    socket.on('data', (bytes: Buffer) => {
      this.received = Buffer.concat([this.received, bytes]);
      this.#check();
    });
  }

  static connect(port: number, host = '127.0.0.1'): Promise<RawSocket> {
    return new Promise((resolve, reject) => {
      const socket = net.connect({ port, host, noDelay: true }, () => resolve(new RawSocket(socket)));
      socket.once('error', reject);
    });
  }

  /** Resolves when these bytes have been handed to the system. */
  write(bytes: Buffer | string): Promise<void> {
    return new Promise((resolve) => this.socket.write(bytes, () => resolve()));
  }

  /** Writes pieces of these sizes, over and over, each on its own. */
  async writeInPieces(bytes: Buffer, sizeOf: () => number): Promise<void> {
    for (let start = 0; start < bytes.length; ) {
      const end = start + sizeOf();
      await this.write(bytes.subarray(start, end));
      start = end;
    }
  }

  /** Resolves with all that came, as soon as it contains this. */
  until(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#check = () => {
        if (this.received.includes(text)) resolve(this.received.toString());
      };
      void this.closed.then(() => reject(new Error(`Closed without ${text}, after: ${this.received.toString()}`)));
      this.#check();
    });
  }
}

/** The request that opens a WebSocket to a host. */
export function upgradeRequest(headers = 'Sec-WebSocket-Protocol: pychat\r\n'): string {
  return (
    'GET / HTTP/1.1\r\nHost: test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
    `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${headers}\r\n`
  );
}

/** One masked frame, as a client sends it (RFC 6455 §5.2); the mask is zero. Opcode 1 is text, 2 binary, 8 close. */
export function clientFrame(payload: string, { opcode = 1, isFinal = true } = {}): Buffer {
  const bytes = Buffer.from(payload);
  const header =
    bytes.length < 126
      ? Buffer.from([0, 0x80 | bytes.length])
      : Buffer.from([0, 0x80 | 126, bytes.length >> 8, bytes.length & 0xff]);
  header[0] = (isFinal ? 0x80 : 0) | opcode;
  return Buffer.concat([header, Buffer.alloc(4), bytes]);
}

/** Opens a WebSocket, says hello and enters the lobby, by hand, in pieces of these sizes. */
export async function enterByHand(
  socket: RawSocket,
  { nick, channelId = '', sizeOf = () => 65_536 }: { nick: string; channelId?: string; sizeOf?: () => number },
): Promise<void> {
  await socket.writeInPieces(Buffer.from(upgradeRequest()), sizeOf);
  const nonce = /"nonce":"([\w-]+)"/u.exec(await socket.until('"software"'))?.[1] as string;
  const [identity, clientId] = [createTestIdentity(), createClientId()];
  const proof = identity.prove({ nonce, clientId, channelId });
  const hello = { type: 'hello', version: 1, key: identity.publicKey, proof, clientId, nick };
  const frames = [hello, { type: 'join', number: 1, room: 'lobby' }];
  await socket.writeInPieces(Buffer.concat(frames.map((frame) => clientFrame(JSON.stringify(frame)))), sizeOf);
  await socket.until('{"type":"ok","number":1}');
}

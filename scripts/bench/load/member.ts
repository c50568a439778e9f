import { randomBytes } from 'node:crypto';
import net from 'node:net';
import tls, { TLSSocket } from 'node:tls';
import { channelIdOf } from '../../../src/identity/tls-peer.ts';
import type { Audience } from './audience.ts';
import { StreamReader } from './stream-reader.ts';
import { encodeClientFrame } from './websocket-frames.ts';

const enterTimeoutMs = 120_000;
// What is read is used up at once, so all sockets read into one buffer.
const readBuffer = Buffer.allocUnsafeSlow(256 * 1024);

/** One connection of the load, on a bare socket, as a thousand of them must cost less than the server under test. */
export class Member {
  readonly nick: string;
  /** Resolves when the member is in the room. */
  readonly entered: Promise<void>;
  /** Is told the number of each request that was answered. */
  onAnswer: (number: number) => void = () => {};
  readonly #socket: net.Socket;
  readonly #reader: StreamReader;
  #outbox: Buffer[] = [];
  #upgradeAnswer = '';
  #isUpgraded = false;

  constructor(nick: string, audience: Audience) {
    this.nick = nick;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.entered = promise;
    const timeout = setTimeout(
      () => reject(new Error(`${nick} was not let in within ${enterTimeoutMs} ms.`)),
      enterTimeoutMs,
    );
    this.#reader = new StreamReader(audience, {
      nick,
      channelId: () => (this.#socket instanceof TLSSocket ? channelIdOf(this.#socket).toString('base64url') : ''),
      onIn: () => {
        clearTimeout(timeout);
        resolve();
      },
      onAnswer: (number) => this.onAnswer(number),
      reply: (frame) => this.#write(frame),
    });
    const callback = (bytes: number, buffer: Uint8Array) => {
      this.#receive(buffer as Buffer, bytes);
      return true;
    };
    const options = { host: '127.0.0.1', port: audience.port, onread: { buffer: readBuffer, callback } };
    this.#socket = audience.isEncrypted ? tls.connect({ ...options, rejectUnauthorized: false }) : net.connect(options);
    this.#socket.setNoDelay(true);
    this.#socket.on('error', reject);
    this.#socket.on('close', () => {
      throw new Error(`The server closed the connection of ${nick}.`);
    });
    this.#socket.write(formatUpgrade(audience));
  }

  /** What is said in one turn of the event loop goes out in one write. */
  say(text: string): void {
    this.#write(encodeClientFrame(text));
  }

  #write(frame: Buffer): void {
    this.#outbox.push(frame);
    if (this.#outbox.length > 1) return;
    process.nextTick(() => {
      this.#socket.write(Buffer.concat(this.#outbox));
      this.#outbox = [];
    });
  }

  #receive(buffer: Buffer, length: number): void {
    if (this.#isUpgraded) this.#reader.read(buffer, { start: 0, end: length });
    else this.#upgrade(buffer, length);
  }

  #upgrade(buffer: Buffer, length: number): void {
    const before = this.#upgradeAnswer.length;
    this.#upgradeAnswer += buffer.toString('latin1', 0, length);
    const end = this.#upgradeAnswer.indexOf('\r\n\r\n');
    if (end < 0) return;
    if (!this.#upgradeAnswer.startsWith('HTTP/1.1 101 '))
      throw new Error(`The server did not upgrade: ${this.#upgradeAnswer}`);
    this.#isUpgraded = true;
    this.#reader.read(buffer, { start: end + 4 - before, end: length });
  }
}

function formatUpgrade({ port, dialect: { path, subprotocol } }: Audience): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...(subprotocol === undefined ? [] : [`Sec-WebSocket-Protocol: ${subprotocol}`]),
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

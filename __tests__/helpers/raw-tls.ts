import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import tls, { type ConnectionOptions, type TLSSocket } from 'node:tls';
import { RawSocket } from './raw-socket.ts';

/** Bytes to and from a port by way of TLS; rejects when the handshake fails. Whoever has the certificate is trusted. */
export async function connectRawTls(port: number, options: ConnectionOptions = {}): Promise<RawSocket> {
  return new RawSocket(await connectTlsSocket(port, options));
}

/** The same over a link that is there already. */
export async function shakeHandsOver(link: Duplex): Promise<RawSocket> {
  const socket = tls.connect({ socket: link, rejectUnauthorized: false });
  await shaken(socket);
  return new RawSocket(socket);
}

export async function connectTlsSocket(port: number, options: ConnectionOptions = {}): Promise<TLSSocket> {
  const socket = tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options });
  await shaken(socket);
  return socket;
}

async function shaken(socket: TLSSocket): Promise<void> {
  await once(socket, 'secureConnect');
}

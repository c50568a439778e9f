import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import tls, { type TLSSocket } from 'node:tls';
import type { TlsCredentials } from '../../src/identity/certificate.ts';
import type { Address } from '../../src/protocol/address.ts';

/** Somebody between clients and a host: ends the TLS of both, passes on all that is said, and reads it. */
export interface TlsRelay {
  readonly address: Address;
  /** What clients have said inside TLS. */
  heard(): string;
  close(): Promise<void>;
}

/** Opens a relay at a hostname of this machine, with credentials of its own. */
export async function openTlsRelay(
  target: Address,
  { hostname = '127.0.0.1', ...credentials }: TlsCredentials & { hostname?: string },
): Promise<TlsRelay> {
  const chunks: Buffer[] = [];
  const sockets = new Set<TLSSocket>();
  const server = tls.createServer(credentials, (near) => {
    const far = tls.connect({ host: target.hostname, port: target.port, rejectUnauthorized: false });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy()).on('close', () => other.destroy());
      socket.pipe(other);
    }
    near.on('data', (chunk) => chunks.push(Buffer.from(chunk)));
  });
  server.on('tlsClientError', () => {});
  server.listen(0, hostname);
  await once(server, 'listening');
  return {
    address: { hostname, port: (server.address() as AddressInfo).port },
    heard: () => Buffer.concat(chunks).toString('latin1'),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

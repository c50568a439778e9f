import { once } from 'node:events';
import net from 'node:net';
import type { Address } from '../../src/protocol/address.ts';

/** A TCP proxy on loopback that passes everything on and keeps a copy, as whoever listens on the network has it. */
export interface RecordingProxy {
  readonly address: Address;
  readonly recorded: () => Buffer;
  close(): void;
}

export async function openRecordingProxy(port: number): Promise<RecordingProxy> {
  const chunks: Uint8Array[] = [];
  const sockets: net.Socket[] = [];
  const server = net.createServer((near) => {
    const far = net.connect({ port, host: '127.0.0.1' });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.push(socket);
      socket.on('error', () => other.destroy()).on('data', (chunk) => chunks.push(Buffer.from(chunk)));
      socket.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: { hostname: '127.0.0.1', port: (server.address() as net.AddressInfo).port },
    recorded: () => Buffer.concat(chunks),
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

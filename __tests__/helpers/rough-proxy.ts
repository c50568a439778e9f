import { once } from 'node:events';
import net from 'node:net';
import type { Address } from '../../src/protocol/address.ts';

/** A TCP proxy that treats its links badly: after some bytes it cuts them, or stalls and cuts them later. */
export interface RoughProxy {
  readonly address: Address;
  /** How often a link was cut, stalls included. */
  readonly cuts: () => number;
  /** From now on every link is left alone. */
  calmDown(): void;
  close(): void;
}

const maxBytesUntilTrouble = 16_000;
const stallMs = 60;

/** Opens the proxy on loopback in front of this host. `random` is in [0, 1). */
export async function openRoughProxy(target: Address, random: () => number): Promise<RoughProxy> {
  const sockets = new Set<net.Socket>();
  let cuts = 0;
  let isCalm = false;
  const server = net.createServer((near) => {
    const far = net.connect({ host: target.hostname, port: target.port });
    const cut = () => {
      near.destroy();
      far.destroy();
    };
    const makeTrouble = () => {
      if (isCalm) return;
      cuts += 1;
      if (random() < 0.5) return cut();
      near.unpipe(far);
      far.unpipe(near);
      setTimeout(cut, stallMs);
    };
    let bytesLeft = Math.floor(random() * maxBytesUntilTrouble);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket
        .on('error', cut)
        .on('close', cut)
        .on('close', () => sockets.delete(socket));
      socket.on('data', (chunk) => {
        const isEnough = bytesLeft > 0 && bytesLeft <= chunk.length;
        bytesLeft -= chunk.length;
        if (isEnough) makeTrouble();
      });
      socket.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: { hostname: '127.0.0.1', port: (server.address() as net.AddressInfo).port },
    cuts: () => cuts,
    calmDown: () => {
      isCalm = true;
    },
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

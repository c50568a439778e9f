import { once } from 'node:events';
import tls, { type TLSSocket } from 'node:tls';

/** Opens so many more TLS connections, some at a time, and keeps them; returns how long it took. */
export async function shakeHands(
  port: number,
  { count, atOnce }: { count: number; atOnce: number },
): Promise<{ ms: number }> {
  const startedAt = performance.now();
  const sockets: TLSSocket[] = [];
  const lane = async () => {
    while (sockets.length < count) {
      const socket = tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
      sockets.push(socket);
      await once(socket, 'secureConnect');
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return { ms: performance.now() - startedAt };
}

import type { SecureVersion } from 'node:tls';
import { WebSocket } from 'ws';
import type { Connection } from '../../src/transport/connection.ts';
import { websocketConnection } from '../../src/transport/websocket.ts';

/** Opens a WebSocket as the host's own page does. Rejects with what the host answers instead. [P70] */
export function dialAsPage(
  origin: string,
  { headers, maxVersion }: { headers?: Record<string, string>; maxVersion?: SecureVersion } = {},
): Promise<Connection> {
  const websocket = new WebSocket(origin.replace('http', 'ws'), 'pychat', {
    origin,
    rejectUnauthorized: false,
    perMessageDeflate: false,
    ...(headers && { headers }),
    ...(maxVersion && { maxVersion }),
  });
  return new Promise((resolve, reject) => {
    websocket.once('open', () => {
      resolve(websocketConnection(websocket, { type: 'page', id: origin, isEncrypted: origin.startsWith('https') }));
    });
    websocket.once('error', reject);
  });
}

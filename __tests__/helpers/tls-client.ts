import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import { WebSocket } from 'ws';
import { channelIdOf } from '../../src/identity/tls-peer.ts';
import { subprotocol } from '../../src/protocol/version.ts';
import type { Connection } from '../../src/transport/connection.ts';
import { websocketConnection } from '../../src/transport/websocket.ts';

/** A real WebSocket over TLS to a port of this machine, from a loopback address of its own, such as 127.0.0.7. */
export async function dialFrom(localAddress: string, port: number): Promise<Connection> {
  const link = net.connect({ port, host: '127.0.0.1', localAddress });
  const socket = tls.connect({ socket: link, rejectUnauthorized: false, minVersion: 'TLSv1.3' });
  await once(socket, 'secureConnect');
  const options = { createConnection: () => socket, perMessageDeflate: false };
  const websocket = new WebSocket('ws://pychat/', subprotocol, options);
  const id = channelIdOf(socket).toString('base64url');
  return new Promise((resolve, reject) => {
    websocket.once('error', reject);
    websocket.once('open', () => resolve(websocketConnection(websocket, { type: 'tls', id })));
  });
}

// The least that a chat over TLS can be on Node: what comes in one turn of the event loop goes to everybody as one write. No
// members, no log, no answers: the yardstick for fan-out over TLS.
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { websocketFraming } from '../../../src/transport/websocket-framing.ts';
import { createCredentials } from './credentials.ts';

const sockets = new Set<Duplex>();
let frames: Buffer[] = [];

function relay(text: string): void {
  frames.push(websocketFraming.frame(text));
  if (frames.length === 1) setImmediate(deliver);
}

function deliver(): void {
  const bytes = Buffer.concat(frames);
  frames = [];
  for (const socket of sockets) socket.write(bytes);
}

const server = https.createServer(await createCredentials());
const websockets = new WebSocketServer({ noServer: true });

server.on('upgrade', (request, socket, head) => {
  websockets.handleUpgrade(request, socket, head, (client) => {
    client.send(JSON.stringify({ type: 'welcome' }));
    client.on('message', (bytes) => relay(bytes.toString()));
    client.on('close', () => sockets.delete(socket));
    sockets.add(socket);
  });
});

server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ type: 'listening', port: (server.address() as AddressInfo).port }));
});

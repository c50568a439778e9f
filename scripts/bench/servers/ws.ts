// The plain WebSocket chat that everyone writes first: the yardstick of the bench.
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' }, () => {
  console.log(JSON.stringify({ type: 'listening', port: (server.address() as AddressInfo).port }));
});

server.on('connection', (client) => {
  client.send(JSON.stringify({ type: 'welcome' }));
  client.on('message', (bytes) => {
    const m = JSON.parse(bytes.toString());
    for (const c of server.clients) c.send(JSON.stringify(m));
  });
});

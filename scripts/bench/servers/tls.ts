// A TLS server that says about as much as a host says to who joins, and nothing else: the yardstick for joining and for what
// a connection takes. (From the first 1,024 bytes on Node keeps a buffer of 16 KiB for each.)
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { createCredentials } from './credentials.ts';

const greeting = Buffer.alloc(3000);

const server = tls.createServer(await createCredentials(), (socket) => {
  socket.on('error', () => {}).resume();
  socket.write(greeting);
});

server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ type: 'listening', port: (server.address() as AddressInfo).port }));
});

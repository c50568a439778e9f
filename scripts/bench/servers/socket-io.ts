// A Socket.IO chat in its usual form.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http);

io.on('connection', (socket) => {
  socket.on('m', (m) => io.emit('m', m));
});

http.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ type: 'listening', port: (http.address() as AddressInfo).port }));
});

import type { Writable } from 'node:stream';

/** Writes buffers to a socket as one system call. */
export function writeTogether(socket: Writable, buffers: readonly Buffer[]): void {
  const [only] = buffers;
  if (only === undefined) return;
  if (buffers.length === 1) {
    socket.write(only);
    return;
  }
  socket.cork();
  for (const buffer of buffers) socket.write(buffer);
  socket.uncork();
}

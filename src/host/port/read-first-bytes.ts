import type net from 'node:net';
import { type FirstBytes, recognizeFirstBytes } from './first-bytes.ts';

/** Looks at a socket's first bytes and puts them back, so that whoever serves it reads them all. */
export function readFirstBytes(socket: net.Socket, decided: (first: Exclude<FirstBytes, 'undecided'>) => void): void {
  let bytes = Buffer.alloc(0);
  const read = () => {
    const chunk: Buffer | null = socket.read();
    if (chunk === null) return;
    bytes = Buffer.concat([bytes, chunk]);
    const first = recognizeFirstBytes(bytes);
    if (first === 'undecided') return;
    socket.off('readable', read);
    socket.unshift(bytes);
    decided(first);
  };
  socket.on('readable', read);
}

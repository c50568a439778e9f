import type { WebSocket } from 'ws';
import { hostileSequences } from './hostile-strings.ts';

const everything = hostileSequences.join(' ');
/** A close frame holds at most 123 bytes (RFC 6455 §5.5). */
const shortened = '\u001b]0;7741\u0007\u001b[7741;7741H\u009b31m\u202e\r\b\u0000 bye';

const say = (socket: WebSocket, frame: object) => socket.send(JSON.stringify(frame));

/** How a host can get rid of somebody who says hello, and what it does then. */
export const farewells: readonly (readonly [name: string, farewell: (socket: WebSocket) => void])[] = [
  ['refuses', (socket) => say(socket, { type: 'refused', number: 0, code: everything, message: everything })],
  [
    'refuses the nick',
    (socket) => say(socket, { type: 'refused', number: 0, code: 'nick-taken', message: everything }),
  ],
  ...['host-closed', 'kicked', 'banned', 'protocol', 'too-fast'].map(
    (code) =>
      [
        `closes with ${code}`,
        (socket: WebSocket) => say(socket, { type: 'closing', code, message: everything }),
      ] as const,
  ),
  ['hangs up', (socket) => socket.close(4000, shortened)],
  ['says what is unknown', (socket) => say(socket, { type: everything })],
  ['says what is malformed', (socket) => say(socket, { type: 'welcome', at: everything, [everything]: everything })],
  ['says what is no JSON', (socket) => socket.send(everything)],
  ['says what is no UTF-8', (socket) => socket.send(Buffer.from('"\u009b7741m"', 'latin1'), { binary: false })],
];

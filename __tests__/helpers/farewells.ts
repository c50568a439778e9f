import type { WebSocket } from 'ws';
import { hostileSequences } from './hostile-strings.ts';

/** How a host gets rid of somebody who says hello. */
export interface Farewell {
  readonly name: string;
  /** Stands in what the person is told. */
  readonly told: string;
  say(socket: WebSocket): void;
}

const everything = hostileSequences.join(' ');
/** A close frame holds at most 123 bytes (RFC 6455 §5.5). */
const shortened = '\u001b]0;7741\u0007\u001b[7741;7741H\u009b31m\u202e\r\b\u0000 bye';
const escapeShown = '␛';
const welcome = { type: 'welcome', resumeToken: 'token', epoch: 'epoch', run: 'run' };

const frames: Readonly<Record<string, object>> = {
  refuses: { type: 'refused', number: 0, code: everything, message: everything },
  'refuses the nick': { type: 'refused', number: 0, code: 'nick-taken', message: everything },
  'says what is unknown': { type: everything },
  'says what is malformed': { ...welcome, at: everything, [everything]: everything },
};
const closingCodes = ['host-closed', 'kicked', 'banned', 'protocol', 'too-fast', 'account-changed'];

export const farewells: readonly Farewell[] = [
  ...Object.entries(frames).map(([name, frame]) => saying(name, frame)),
  ...closingCodes.map((code) => saying(`closes with ${code}`, { type: 'closing', code, message: everything })),
  { name: 'hangs up', told: escapeShown, say: (socket) => socket.close(4000, shortened) },
  { name: 'says what is no JSON', told: 'JSON', say: (socket) => socket.send(everything) },
  {
    name: 'says what is no UTF-8',
    told: 'UTF-8',
    say: (socket) => socket.send(Buffer.from('"\u009b7741m"', 'latin1'), { binary: false }),
  },
];

function saying(name: string, frame: object): Farewell {
  return { name, told: escapeShown, say: (socket) => socket.send(JSON.stringify(frame)) };
}

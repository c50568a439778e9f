import type { Dialect } from './dialect.ts';

/** Socket.IO 5 over Engine.IO 4, straight over a WebSocket: a packet's type is in its first characters. */
export const socketIoDialect: Dialect = {
  path: '/socket.io/?EIO=4&transport=websocket',
  hasAnswers: false,
  read: (text) => {
    if (text.startsWith('42')) return { messages: [{ text: JSON.parse(text.slice(2))[1].text }] };
    if (text.startsWith('0')) return { isOwn: true, reply: '40' };
    if (text.startsWith('40')) return { isOwn: true, isIn: true };
    if (text === '2') return { isOwn: true, reply: '3' };
    throw new Error(`Socket.IO sent ${text}`);
  },
  post: (message) => `42${JSON.stringify(['m', { text: message }])}`,
};

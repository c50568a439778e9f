import type { Channel, Connection, HostConnection } from './connection.ts';
import { Inbox } from './inbox.ts';
import { lineFraming } from './line-framing.ts';

const channel: Channel = { type: 'inside', id: '' };

/** Two ends of one connection inside a process. Delivery is asynchronous and in order, as over a network. */
export function createMemoryPair(): { readonly client: Connection; readonly host: HostConnection } {
  const toClient = new Inbox();
  const toHost = new Inbox();
  const close = (status: number, reason: string) => {
    const end = { isClean: status === 1000, reason };
    setImmediate(() => {
      toClient.end(end);
      toHost.end(end);
    });
  };
  const write = (buffers: readonly Buffer[]) => {
    const texts = Buffer.concat(buffers).toString().split('\n').slice(0, -1);
    setImmediate(() => {
      for (const text of texts) toClient.add(text);
    });
  };
  return {
    client: {
      channel,
      open: (owner) => toClient.open(owner),
      send: (text) => void setImmediate(() => toHost.add(text)),
      close,
    },
    host: {
      channel,
      framing: lineFraming,
      remoteAddress: '127.0.0.1',
      queuedBytes: 0,
      open: (owner) => toHost.open(owner),
      send: (text) => write([lineFraming.frame(text)]),
      write,
      close,
      pauseReading: () => toHost.pause(),
      resumeReading: () => toHost.resume(),
      onceDrained: (callback) => void setImmediate(callback),
    },
  };
}

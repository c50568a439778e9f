import { ClientError } from '../../client/client-error.ts';
import type { Connection } from '../../transport/connection.ts';
import type { TextStore } from '../keep/text-store.ts';
import { dialEventStream, NoStreamError } from './event-stream.ts';
import type { PageOrigin } from './page-place.ts';
import { dialWebsocket } from './websocket.ts';

/** Who cannot open a WebSocket waits no longer for it. */
const websocketMs = 3000;
const streamMs = 8000;

/** One way to open a connection. Rejects when it is not open before it is aborted. */
export type Way = (place: PageOrigin, signal: AbortSignal) => Promise<Connection>;

interface DialParts {
  readonly place: PageOrigin;
  /** Where it is kept which way worked, as long as this tab lives. */
  readonly store: TextStore;
  readonly websocket?: Way;
  readonly eventStream?: Way;
}

/**
 * Opens a connection to where the page came from: a WebSocket, or what takes its place where none opens in 3 s. What worked is tried
 * first the next time. Rejects with a `ClientError`.
 */
export async function dial({
  place,
  store,
  websocket = dialWebsocket,
  eventStream = dialEventStream,
}: DialParts): Promise<Connection> {
  const known = store.read('way');
  const ways = [
    { name: 'websocket', open: () => within(websocketMs, (signal) => websocket(place, signal)) },
    { name: 'stream', open: () => within(streamMs, (signal) => eventStream(place, signal)) },
  ];
  if (known === 'stream') ways.reverse();
  const startedAt = performance.now();
  let failure: unknown;
  for (const { name, open } of ways) {
    // Where WebSockets have worked, one that is refused at once means that the host is not there.
    if (known === 'websocket' && name === 'stream' && performance.now() - startedAt < websocketMs) break;
    try {
      const connection = await open();
      store.write('way', name);
      return connection;
    } catch (error) {
      failure = error;
    }
  }
  throw unreachable(place, failure);
}

async function within<T>(ms: number, open: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const aborting = new AbortController();
  const timer = setTimeout(() => aborting.abort(), ms);
  try {
    return await open(aborting.signal);
  } finally {
    clearTimeout(timer);
  }
}

function unreachable({ host }: PageOrigin, cause: unknown): ClientError {
  const isRefused = cause instanceof NoStreamError && cause.status === 403;
  const message = isRefused
    ? 'The host takes no connection from here without encryption. Open this page with https:// instead.'
    : `No connection to ${host}: the host has closed, or the network is in the way.`;
  return new ClientError('unreachable', message, { cause });
}

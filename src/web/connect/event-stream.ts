import { closeStatus } from '../../protocol/protocol-error.ts';
import type { Connection, ConnectionEnd } from '../../transport/connection.ts';
import { Batches } from './batches.ts';
import { Mailbox } from './mailbox.ts';
import { type PageOrigin, pageChannel } from './page-place.ts';
import { type ServerEvent, ServerEventReader } from './server-events.ts';

/** The host answered the request for a stream, and not with a stream. */
export class NoStreamError extends Error {
  readonly status: number;
  /** What it says of it. */
  readonly text: string;

  constructor(status: number, text: string) {
    super(`The host answered with HTTP status ${status}.`);
    this.status = status;
    this.text = text;
  }
}

/** Opens what takes a WebSocket's place: server-sent events one way, numbered batches the other. [P72] Rejects with a `NoStreamError`, or the network's. */
export async function dialEventStream({ origin, host }: PageOrigin, signal: AbortSignal): Promise<Connection> {
  const dialling = new AbortController();
  const giveUp = () => dialling.abort();
  signal.addEventListener('abort', giveUp);
  const response = await fetch(`${origin}/stream`, { cache: 'no-store', signal: dialling.signal });
  if (!response.ok || !response.body) throw new NoStreamError(response.status, await response.text());
  const stream = new EventStream({ origin, host }, dialling);
  const opened = stream.readAll(response.body);
  await opened;
  signal.removeEventListener('abort', giveUp);
  return stream;
}

class EventStream implements Connection {
  readonly channel;
  readonly #mailbox = new Mailbox();
  readonly #reader = new ServerEventReader();
  readonly #aborting: AbortController;
  readonly #batches: Batches;
  readonly #opened = Promise.withResolvers<void>();
  #url: string;

  constructor(place: PageOrigin, aborting: AbortController) {
    this.channel = pageChannel(place);
    this.#aborting = aborting;
    this.#url = `${place.origin}/stream`;
    this.#batches = new Batches({
      post: async (number, body) => (await this.#post(`?batch=${number}`, { body })).status,
      onLost: (reason) => this.#end({ isClean: false, reason }),
    });
  }

  open(owner: Parameters<Connection['open']>[0]): void {
    this.#mailbox.open(owner);
  }

  send(text: string): void {
    if (!this.#mailbox.isEnded) this.#batches.add(text);
  }

  close(status: number, reason: string): void {
    if (this.#mailbox.isEnded) return;
    const body = JSON.stringify({ status, reason });
    // A page that is just leaving can still send this.
    this.#post('/close', { body, keepalive: true }).catch(() => {});
    this.#end({ isClean: status === closeStatus.normal, reason });
  }

  /** Resolves once the host has said what the stream is called, and reads on until its end. */
  readAll(body: ReadableStream<Uint8Array>): Promise<void> {
    void this.#read(body).catch((error: unknown) => this.#end({ isClean: false, reason: String(error) }));
    return this.#opened.promise;
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    const reader = body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      for (const event of this.#reader.read(decoder.decode(value, { stream: true }))) this.#take(event);
    }
    this.#end({ isClean: false, reason: 'The stream has ended' });
  }

  #take({ type, data }: ServerEvent): void {
    if (type === 'message') this.#mailbox.add(data);
    if (type === 'close') this.#end(parseGoodbye(data));
    if (type !== 'open') return;
    this.#url += `/${encodeURIComponent(data)}`;
    this.#opened.resolve();
  }

  #post(path: string, init: RequestInit): Promise<Response> {
    return fetch(this.#url + path, { method: 'POST', cache: 'no-store', ...init });
  }

  #end(end: ConnectionEnd): void {
    this.#opened.reject(new Error(end.reason));
    this.#mailbox.end(end);
    this.#batches.stop();
    this.#aborting.abort();
  }
}

function parseGoodbye(data: string): ConnectionEnd {
  const { status, reason } = JSON.parse(data) as { status: number; reason: string };
  return { isClean: status === closeStatus.normal, reason };
}

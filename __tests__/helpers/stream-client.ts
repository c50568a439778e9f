import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Connection, ConnectionOwner } from '../../src/transport/connection.ts';
import { Inbox } from '../../src/transport/inbox.ts';
import { askFor, fetchFrom, type HttpAnswer } from './fetch-from.ts';

/** Opens a stream as a page does that cannot open a WebSocket; resolves when its id is there. [P72] */
export async function openStreamClient(origin: string, headers: Record<string, string> = {}): Promise<StreamClient> {
  const response = await askFor(`${origin}/stream`, { headers });
  if (response.statusCode !== 200) throw new Error(`The stream was answered with ${response.statusCode}.`);
  const client = new StreamClient(origin, response);
  await client.opened;
  return client;
}

/** A client's end of a stream. */
export class StreamClient implements Connection {
  readonly channel;
  readonly opened: Promise<void>;
  readonly response: IncomingMessage;
  id = '';
  readonly #origin: string;
  readonly #inbox = new Inbox();
  readonly #agent;
  #unsent: string[] = [];
  #sending: Promise<void> | undefined;
  #batch = 0;
  #end: { readonly isClean: boolean; readonly reason: string } | undefined;

  constructor(origin: string, response: IncomingMessage) {
    const isEncrypted = origin.startsWith('https');
    this.#origin = origin;
    this.channel = { type: 'page', id: origin, isEncrypted } as const;
    this.#agent = new (isEncrypted ? https : http).Agent({ keepAlive: true, maxSockets: 1 });
    this.response = response;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.opened = promise;
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      const events = (text + chunk).split('\n\n');
      text = events.pop() as string;
      for (const event of events) this.#take(event, resolve);
    });
    response.on('error', () => {});
    response.once('close', () => {
      this.#agent.destroy();
      this.#inbox.end(this.#end ?? { isClean: false, reason: 'cut off' });
    });
  }

  open(owner: ConnectionOwner): void {
    this.#inbox.open(owner);
  }

  send(text: string): void {
    if (this.#end) return;
    this.#unsent.push(text);
    this.#sending ??= this.#sendAll();
  }

  close(status: number, reason: string): void {
    if (this.#end) return;
    this.#end = { isClean: status === 1000, reason };
    void (this.#sending ?? Promise.resolve())
      .then(() => this.post('/close', JSON.stringify({ status, reason })))
      .catch(() => {})
      .then(() => this.response.destroy());
  }

  /** What `POST /stream/ID…` is answered with. */
  post(rest: string, body: string | Buffer): Promise<HttpAnswer> {
    return fetchFrom(`${this.#origin}/stream/${this.id}${rest}`, { method: 'POST', body, agent: this.#agent });
  }

  async #sendAll(): Promise<void> {
    while (this.#unsent.length > 0) {
      const body = this.#unsent.splice(0).map((text) => `${text}\n`);
      this.#batch += 1;
      await this.post(`?batch=${this.#batch}`, body.join('')).catch(() => {});
    }
    this.#sending = undefined;
  }

  #take(event: string, opened: () => void): void {
    const [, type = 'message', data = ''] = /^(?:event: (\w+)\n)?data: (.*)$/su.exec(event) ?? [];
    if (event.startsWith(':')) return;
    if (type === 'open') {
      this.id = data;
      opened();
    } else if (type === 'close') {
      const { status, reason } = JSON.parse(data) as { status: number; reason: string };
      this.#end ??= { isClean: status === 1000, reason };
    } else {
      this.#inbox.add(data);
    }
  }
}

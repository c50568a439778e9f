import { once } from 'node:events';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { hostileEvents, hostileFrames } from './hostile-frames.ts';
import { createTestCredentials } from './test-identity.ts';

type Frame = Readonly<Record<string, unknown>>;

/** A host that says what it likes, in all that it says: nothing of it has been made harmless. Listens on loopback; close it. */
export class HostileHost {
  readonly #server: https.Server;
  readonly #sockets = new Set<WebSocket>();
  /** Who is greeted by anything else first takes this for no host at all. */
  readonly #welcomed = new Set<WebSocket>();
  readonly #events: Frame[] = [];
  /** Stands wherever a host can say something. */
  slogan: string;
  /** Instead of a welcome. */
  onHello: ((socket: WebSocket) => void) | undefined;

  private constructor(server: https.Server, slogan: string) {
    this.#server = server;
    this.slogan = slogan;
    const websockets = new WebSocketServer({ server, handleProtocols: () => 'pychat' });
    websockets.on('connection', (socket) => this.#welcome(socket));
  }

  static async open(slogan: string): Promise<HostileHost> {
    const server = https.createServer(await createTestCredentials());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new HostileHost(server, slogan);
  }

  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** How many have been welcomed, and are still there. */
  get visitors(): number {
    return this.#welcomed.size;
  }

  /** Says this in all that can happen in the lobby, to everybody, and then, as a message, `mark`. */
  happen(text: string, mark: string): void {
    this.slogan = text;
    const first = this.#events.length + 1;
    const events = hostileEvents(text, first);
    const [message] = hostileEvents(mark, first + events.length);
    events.push({ ...message, nick: 'Bob', reactions: [] });
    this.#events.push(...events);
    for (const frame of [...hostileFrames(text), { type: 'events', room: 'lobby', events }]) this.say(frame);
  }

  say(frame: Frame): void {
    for (const socket of this.#welcomed) socket.send(JSON.stringify(frame));
  }

  /** Ends all connections with this as the reason. */
  hangUp(status: number, reason: string): void {
    for (const socket of this.#sockets) socket.close(status, reason);
  }

  close(): void {
    for (const socket of this.#sockets) socket.terminate();
    this.#server.close();
  }

  #welcome(socket: WebSocket): void {
    this.#sockets.add(socket);
    socket
      .on('error', () => {})
      .on('close', () => {
        this.#sockets.delete(socket);
        this.#welcomed.delete(socket);
      });
    socket.on('message', (bytes) => {
      const request: Frame = JSON.parse(bytes.toString());
      if (request.type === 'hello' && this.onHello) return this.onHello(socket);
      for (const frame of this.#answer(request)) socket.send(JSON.stringify(frame));
      if (request.type === 'hello') this.#welcomed.add(socket);
    });
    socket.send(JSON.stringify({ type: 'challenge', nonce: this.slogan, versions: [1], software: this.slogan }));
  }

  #answer(request: Frame): Frame[] {
    const { slogan } = this;
    const { type, number } = request;
    const ok = { type: 'ok', number };
    const [shown, roster, rooms] = ['room', 'roster', 'rooms'].map((each) =>
      hostileFrames(slogan).find((frame) => frame.type === each),
    ) as [Frame, Frame, Frame];
    switch (type) {
      case 'hello':
        return [this.#hello(request)];
      case 'join':
        return request.room === 'lobby'
          ? [shown, { ...this.#page(request), live: true }, roster, ok]
          : [{ ...this.#page({ ...request, after: this.#events.length }), live: true }, ok];
      case 'read-history':
        return [this.#page(request), ok];
      case 'who':
        return [roster, ok];
      case 'list-rooms':
        return [rooms, ok];
      case 'search':
        return [
          { type: 'found', room: request.room, messages: hostileEvents(slogan, 1).slice(0, 1), isOldest: true },
          ok,
        ];
      case 'pong':
        return [];
      default:
        return [{ type: 'refused', number, code: slogan, message: slogan }];
    }
  }

  #hello({ nick }: Frame): Frame {
    const { slogan } = this;
    const keys = { by: `own ${slogan}`, hostKey: slogan };
    const welcome = {
      type: 'welcome',
      resumeToken: 'token',
      epoch: 'epoch',
      run: 'run',
      at: Date.now(),
      title: slogan,
    };
    return { ...welcome, ...keys, ...(nick !== undefined && { nick }) };
  }

  #page({ room, after = 0 }: Frame): Frame {
    const events = this.#events.slice(after as number);
    const isOldest = after === 0;
    return { type: 'page', room, events, isOldest, isNewest: true, reset: isOldest, live: false };
  }
}

import type { RoomEvent } from '../../src/chat/event.ts';
import type { Answer, Refused, Welcome } from '../../src/chat/outgoing.ts';
import type { LoggedRequest, UnloggedRequest } from '../../src/chat/request.ts';
import type { RoomInfo } from '../../src/chat/room-record.ts';
import type { ClientIdentity } from '../../src/client/handshake.ts';
import type { HelloFrame } from '../../src/protocol/client-frame.ts';
import { decodeHostFrame, type HostFrame } from '../../src/protocol/host-frame.ts';
import type { Connection, ConnectionEnd } from '../../src/transport/connection.ts';
import { createClientId, createTestIdentity } from './test-identity.ts';

type Request = LoggedRequest | UnloggedRequest;
type FrameOf<Type extends HostFrame['type']> = Extract<HostFrame, { type: Type }>;

interface Waiter {
  isWanted(frame: HostFrame): boolean;
  resolve(frame: HostFrame): void;
  reject(error: Error): void;
}

/** Speaks the native protocol frame by frame and does nothing by itself but answer pings. */
export class RawClient {
  readonly identity: ClientIdentity;
  readonly clientId: string;
  /** All that came, in order. */
  readonly frames: HostFrame[] = [];
  readonly ended: Promise<ConnectionEnd>;
  readonly #connection: Connection;
  readonly #waiters = new Set<Waiter>();
  #unread: HostFrame[] = [];
  #end: ConnectionEnd | undefined;
  #lastNumber = 0;
  #challenge: Promise<FrameOf<'challenge'>> | undefined;

  constructor(
    connection: Connection,
    options: { identity?: ClientIdentity; clientId?: string; isDeaf?: boolean } = {},
  ) {
    this.#connection = connection;
    this.identity = options.identity ?? createTestIdentity();
    this.clientId = options.clientId ?? createClientId();
    const { promise, resolve } = Promise.withResolvers<ConnectionEnd>();
    this.ended = promise;
    connection.open({
      onText: (text) => {
        const frame = decodeHostFrame(text);
        if (frame.type === 'ping' && !options.isDeaf) this.send({ type: 'pong' });
        this.#take(frame);
      },
      onEnd: (end) => {
        this.#end = end;
        for (const { reject } of this.#waiters) reject(new Error(`The connection ended: ${end.reason}`));
        resolve(end);
      },
    });
  }

  send(frame: object): void {
    this.sendText(JSON.stringify(frame));
  }

  sendText(text: string): void {
    this.#connection.send(text);
  }

  /** The next unread frame of this type, now or when it comes; rejects when the connection ends before. */
  next<Type extends HostFrame['type']>(type: Type): Promise<FrameOf<Type>> {
    return this.#next((frame) => frame.type === type) as Promise<FrameOf<Type>>;
  }

  /** The same for several types. */
  nextOf<Type extends HostFrame['type']>(...types: readonly Type[]): Promise<FrameOf<Type>> {
    return this.#next(({ type }) => types.some((each) => each === type)) as Promise<FrameOf<Type>>;
  }

  /** The first thing that the host says. */
  challenge(): Promise<FrameOf<'challenge'>> {
    this.#challenge ??= this.next('challenge');
    return this.#challenge;
  }

  /** All frames of this type so far. */
  all<Type extends HostFrame['type']>(type: Type): FrameOf<Type>[] {
    return this.frames.filter((frame) => frame.type === type) as FrameOf<Type>[];
  }

  /** Answers the challenge; `changes` replace fields of a correct hello. */
  async hello(changes: Partial<HelloFrame> = {}): Promise<Welcome | Refused> {
    const { nonce } = await this.challenge();
    const { identity, clientId } = this;
    const proof = this.proofFor(nonce);
    this.send({ type: 'hello', version: 1, key: identity.publicKey, proof, clientId, ...changes });
    return this.nextOf('welcome', 'refused');
  }

  /** Its key's proof for this challenge, good on this connection only. */
  proofFor(nonce: string): string {
    return this.identity.prove({ nonce, clientId: this.clientId, channelId: this.#connection.channel.id });
  }

  /** Sends a request under the next number; resolves with its answer. */
  ask(request: Request): Promise<Answer> {
    this.#lastNumber += 1;
    return this.askAs(this.#lastNumber, request);
  }

  /** Sends a request under this number. */
  askAs(number: number, request: Request): Promise<Answer> {
    this.send({ ...request, number });
    return this.answer(number);
  }

  /** The next answer to the request of this number. */
  answer(number: number): Promise<Answer> {
    return this.#next(
      (frame) => (frame.type === 'ok' || frame.type === 'refused') && frame.number === number,
    ) as Promise<Answer>;
  }

  post(text: string, room = 'lobby'): Promise<Answer> {
    return this.ask({ type: 'post', room, text });
  }

  /** Asks for a room, which must not be refused. */
  async askRoom(request: Extract<Request, { type: 'create-room' | 'open-room' | 'open-direct' }>): Promise<RoomInfo> {
    const answer = await this.ask(request);
    if (answer.type === 'refused') throw new Error(`${request.type} was refused: ${answer.message}`);
    return (this.all('room').at(-1) as FrameOf<'room'>).info;
  }

  /** All events of a room that came by themselves so far. */
  eventsIn(room: string): readonly RoomEvent[] {
    return this.all('events').flatMap((frame) => (frame.room === room ? frame.events : []));
  }

  /** When this resolves, all that was sent before has been handled, and what the host said before is here. */
  async fence(): Promise<void> {
    await this.ask({ type: 'who', room: 'lobby' });
  }

  /** Ends the connection; 1000 is a goodbye, anything else a broken link. */
  end(status = 1000): Promise<ConnectionEnd> {
    this.#connection.close(status, '');
    return this.ended;
  }

  #next(isWanted: (frame: HostFrame) => boolean): Promise<HostFrame> {
    const found = this.#unread.find(isWanted);
    this.#unread = this.#unread.filter((frame) => frame !== found);
    if (found) return Promise.resolve(found);
    if (this.#end) return Promise.reject(new Error(`The connection ended: ${this.#end.reason}`));
    const { promise, resolve, reject } = Promise.withResolvers<HostFrame>();
    this.#waiters.add({ isWanted, resolve, reject });
    return promise;
  }

  #take(frame: HostFrame): void {
    this.frames.push(frame);
    const waiter = [...this.#waiters].find(({ isWanted }) => isWanted(frame));
    if (!waiter) {
      this.#unread.push(frame);
      return;
    }
    this.#waiters.delete(waiter);
    waiter.resolve(frame);
  }
}

/** A client that is let in, and in the lobby. Without a nick: an observer. */
export async function enterAs(
  nick: string | undefined,
  {
    dial,
    resumeToken,
    ...options
  }: {
    dial: () => Promise<Connection>;
    identity?: ClientIdentity;
    clientId?: string;
    resumeToken?: string;
  },
): Promise<RawClient> {
  const client = new RawClient(await dial(), options);
  const answer = await client.hello({
    ...(nick !== undefined && { nick }),
    ...(resumeToken !== undefined && { resumeToken }),
  });
  if (answer.type !== 'welcome') throw new Error(`${nick} was refused: ${answer.message}`);
  await client.ask({ type: 'join', room: 'lobby' });
  return client;
}

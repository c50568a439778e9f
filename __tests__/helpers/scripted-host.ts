import { type ClientFrame, decodeClientFrame } from '../../src/protocol/client-frame.ts';
import type { HostFrame } from '../../src/protocol/host-frame.ts';
import type { Connection } from '../../src/transport/connection.ts';
import { createMemoryPair } from '../../src/transport/memory-pair.ts';

type FrameOf<Type extends ClientFrame['type']> = Extract<ClientFrame, { type: Type }>;

/** The host's end of one connection: says what a test tells it to, nothing by itself. */
export interface ScriptedEnd {
  say(frame: HostFrame): void;
  sayText(text: string): void;
  /** The client's next unread frame of this type; rejects when the connection ends before. */
  heard<Type extends ClientFrame['type']>(type: Type): Promise<FrameOf<Type>>;
  close(status: number, reason?: string): void;
  readonly ended: Promise<unknown>;
}

/** A host that a test plays itself; `dials` are the connections that a client opened, oldest first. */
export class ScriptedHost {
  readonly dials: ScriptedEnd[] = [];
  #onDial = () => {};

  readonly dial = async (): Promise<Connection> => {
    const { client, host } = createMemoryPair();
    const unread: ClientFrame[] = [];
    let check = () => {};
    const { promise: ended, resolve: end } = Promise.withResolvers<unknown>();
    host.open({
      onText: (text) => {
        unread.push(decodeClientFrame(text));
        check();
      },
      onEnd: end,
    });
    this.dials.push({
      say: (frame) => host.send(JSON.stringify(frame)),
      sayText: (text) => host.send(text),
      heard: (type) =>
        new Promise((resolve, reject) => {
          void ended.then(() => reject(new Error(`The connection ended before ${type}.`)));
          check = () => {
            const index = unread.findIndex((frame) => frame.type === type);
            if (index >= 0) resolve(unread.splice(index, 1)[0] as never);
          };
          check();
        }),
      close: (status, reason = 'by the test') => host.close(status, reason),
      ended,
    });
    this.#onDial();
    return client;
  };

  /** The connection of this dial, counted from 0, now or when it comes. */
  dialed(index: number): Promise<ScriptedEnd> {
    return new Promise((resolve) => {
      this.#onDial = () => {
        const found = this.dials[index];
        if (found) resolve(found);
      };
      this.#onDial();
    });
  }

  /** Lets the client of this dial in, up to the welcome. */
  async welcome(index: number, { epoch = 'epoch-1', run = 'run-1', nick = 'Ada' } = {}): Promise<ScriptedEnd> {
    const end = await this.dialed(index);
    end.say({ type: 'challenge', nonce: `nonce-${index}`, versions: [1], software: 'script' });
    await end.heard('hello');
    end.say({
      type: 'welcome',
      nick: nick as never,
      resumeToken: `token-${index}`,
      epoch,
      run,
      at: Date.now(),
      title: 'Script',
    });
    return end;
  }

  /** Lets the client of this dial in and answers its join with this live page. */
  async goLive(index: number, page: Partial<Extract<HostFrame, { type: 'page' }>> = {}): Promise<ScriptedEnd> {
    const end = await this.welcome(index);
    const { number } = await end.heard('join');
    end.say(lobbyShown);
    end.say({ ...emptyPage, ...page });
    end.say({ type: 'ok', number });
    return end;
  }
}

/** The lobby as it is at first. */
export const lobbyShown = {
  type: 'room',
  info: { id: 'lobby', kind: 'lobby', pinned: [], isLocked: false },
} as unknown as Extract<HostFrame, { type: 'room' }>;

/** A live first page of an empty room. */
export const emptyPage = {
  type: 'page',
  room: 'lobby',
  events: [],
  isOldest: true,
  isNewest: true,
  reset: true,
  live: true,
} as unknown as Extract<HostFrame, { type: 'page' }>;

import { ClientError } from '../../src/client/client-error.ts';
import type { Connection, ConnectionEnd, ConnectionOwner } from '../../src/transport/connection.ts';

type Step = () => void;

/** Wraps a dial so that its links delay, stall and break at random, in turns of the event loop instead of time. */
export class RoughLinks {
  readonly #random: () => number;
  #isCalm = false;
  cuts = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** From now on nothing breaks, and what stalls goes on. */
  calmDown(): void {
    this.#isCalm = true;
  }

  wrap(dial: () => Promise<Connection>): () => Promise<Connection> {
    return async () => {
      if (this.#happens(0.2)) throw new ClientError('unreachable', 'The network is away.');
      return this.#roughen(await dial());
    };
  }

  #happens(probability: number): boolean {
    return !this.#isCalm && this.#random() < probability;
  }

  #roughen(connection: Connection): Connection {
    let owner: ConnectionOwner | undefined;
    let isOver = false;
    const end = (how: ConnectionEnd) => {
      if (isOver) return;
      isOver = true;
      owner?.onEnd(how);
    };
    const cut = () => {
      if (isOver) return;
      this.cuts += 1;
      connection.close(1006, 'cut');
      end({ isClean: false, reason: 'cut' });
    };
    const [inwards, outwards] = [new Pipe(this.#pause(cut)), new Pipe(this.#pause(cut))];
    return {
      channel: connection.channel,
      open: (theOwner) => {
        owner = theOwner;
        connection.open({
          onText: (text) => inwards.add(() => !isOver && owner?.onText(text)),
          onEnd: (how) => inwards.add(() => end(how)),
        });
      },
      send: (text) => outwards.add(() => !isOver && connection.send(text)),
      close: (status, reason) => outwards.add(() => !isOver && connection.close(status, reason)),
    };
  }

  /** How many turns the next thing on a link waits; sometimes it cuts the link instead. */
  #pause(cut: () => void): () => number {
    return () => {
      if (this.#happens(0.06)) cut();
      if (this.#happens(0.02)) return 200;
      return this.#happens(0.3) ? Math.floor(this.#random() * 10) : 0;
    };
  }
}

/** Does things one after another, each after a wait of some turns. */
class Pipe {
  readonly #steps: Step[] = [];
  readonly #turnsToWait: () => number;
  #isRunning = false;

  constructor(turnsToWait: () => number) {
    this.#turnsToWait = turnsToWait;
  }

  add(step: Step): void {
    this.#steps.push(step);
    if (!this.#isRunning) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (let step = this.#steps.shift(); step; step = this.#steps.shift()) {
      for (let turns = this.#turnsToWait(); turns > 0; turns -= 1)
        await new Promise((resolve) => setImmediate(resolve));
      step();
    }
    this.#isRunning = false;
  }
}

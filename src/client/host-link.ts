import type { Knocking, Welcome } from '../chat/outgoing.ts';
import { type ClientFrame, encodeClientFrame } from '../protocol/client-frame.ts';
import { decodeHostFrame, type HostFrame } from '../protocol/host-frame.ts';
import { closeStatus, ProtocolError } from '../protocol/protocol-error.ts';
import type { Connection, ConnectionEnd } from '../transport/connection.ts';
import { ClientError } from './client-error.ts';
import { closingError, lostError, unansweredKnockError, unprovenHostError } from './closings.ts';
import { Handshake } from './handshake.ts';
import type { LinkOwner, LinkParts } from './link-parts.ts';
import type { LinkState } from './link-state.ts';
import { Retries } from './retries.ts';

const handshakeTimeoutMs = 10_000;
/** [P21] */
const maxSilenceMs = 30_000;
/** [P62] The host gives a knock five minutes. */
const maxKnockingMs = 330_000;

/** Keeps one client connected to its host: dials, is let in, notices silence, dials again. */
export class HostLink {
  readonly #parts: LinkParts;
  readonly #owner: LinkOwner;
  readonly #retries: Retries;
  #state: LinkState = { type: 'connecting' };
  #connection: Connection | undefined;
  /** Until the welcome. */
  #handshake: Handshake | undefined;
  #resumeToken: string | undefined;
  /** Counts dials and drops: a dial of another number is out of date. */
  #attempt = 0;
  #hasBeenOpen = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #knockTimer: ReturnType<typeof setTimeout> | undefined;

  /** With a resume token of an earlier link its session goes on. */
  constructor(parts: LinkParts, { owner, resumeToken }: { owner: LinkOwner; resumeToken?: string | undefined }) {
    this.#parts = parts;
    this.#owner = owner;
    this.#resumeToken = resumeToken;
    this.#retries = new Retries(parts);
  }

  /** From the last welcome. */
  get resumeToken(): string | undefined {
    return this.#resumeToken;
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Dials now; what there is of a connection is dropped. */
  async connect(): Promise<void> {
    this.#drop(closeStatus.goingAway);
    const attempt = this.#attempt;
    this.#enter({ type: 'connecting' });
    try {
      const connection = await this.#parts.dial();
      if (attempt === this.#attempt) this.#adopt(connection);
      else connection.close(closeStatus.normal, '');
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      if (attempt === this.#attempt) this.#lose(error);
    }
  }

  send(frame: ClientFrame): void {
    this.#connection?.send(encodeClientFrame(frame));
  }

  /** Says goodbye and stays closed. */
  close(error?: ClientError): void {
    if (this.#state.type === 'closed') return;
    this.#drop(closeStatus.normal);
    this.#enter({ type: 'closed', ...(error && { error }) });
  }

  /** Drops the connection and soon dials again, with what the owner knows then. `reason` is a sentence for people. */
  reconnect(reason: string): void {
    this.#lose(new ClientError('unreachable', reason));
  }

  get #isHostUnproven(): boolean {
    return this.#handshake?.isHostUnproven ?? false;
  }

  #adopt(connection: Connection): void {
    this.#connection = connection;
    this.#handshake = new Handshake(this.#parts, {
      channel: connection.channel,
      nick: this.#owner.nick,
      resumeToken: this.#resumeToken,
      send: (frame) => {
        if (this.#connection === connection) this.send(frame);
      },
    });
    this.#expectWithin(handshakeTimeoutMs);
    connection.open({
      onText: (text) => {
        if (this.#connection === connection) this.#handleText(text);
      },
      onEnd: (end) => {
        if (this.#connection === connection) this.#handleEnd(end);
      },
    });
  }

  #handleText(text: string): void {
    try {
      this.#handleFrame(decodeHostFrame(text));
    } catch (error) {
      if (error instanceof ClientError) return this.#giveUp(error);
      if (!(error instanceof ProtocolError)) throw error;
      const code = this.#state.type === 'open' ? 'protocol' : 'not-pychat';
      this.#giveUp(new ClientError(code, error.message, { cause: error }));
    }
  }

  #handleFrame(frame: HostFrame): void {
    if (this.#state.type !== 'connecting') this.#expectWithin(maxSilenceMs);
    if (frame.type === 'ping') this.send({ type: 'pong' });
    if (frame.type === 'closing') {
      return this.#handleClosing(this.#isHostUnproven ? unprovenHostError() : closingError(frame));
    }
    if (!this.#handshake) return this.#owner.onFrame(frame);
    const met = frame.type === 'ping' ? undefined : this.#handshake.handle(frame);
    if (met?.type === 'welcome') this.#handleWelcome(met);
    if (met?.type === 'knocking') this.#handleKnocking(met);
  }

  /** Who was sent away does not come back by themselves. [P22] */
  #handleClosing(error: ClientError): void {
    if (error.code === 'unreachable') this.#lose(error);
    else this.#giveUp(error);
  }

  #handleWelcome(welcome: Welcome): void {
    this.#handshake = undefined;
    this.#resumeToken = welcome.resumeToken;
    this.#hasBeenOpen = true;
    this.#retries.opened();
    clearTimeout(this.#knockTimer);
    this.#expectWithin(maxSilenceMs);
    this.#enter({ type: 'open' });
    this.#owner.onWelcome(welcome);
  }

  /** [P62] */
  #handleKnocking({ title }: Knocking): void {
    if (this.#state.type === 'knocking') return;
    this.#expectWithin(maxSilenceMs);
    this.#knockTimer = setTimeout(() => this.#giveUp(unansweredKnockError()), maxKnockingMs);
    this.#enter({ type: 'knocking', title });
  }

  #handleEnd({ reason }: ConnectionEnd): void {
    this.#lose(lostError(this.#isHostUnproven ? '' : reason));
  }

  #giveUp(error: ClientError): void {
    this.#drop(closeStatus.normal);
    this.#enter({ type: 'closed', error });
  }

  /** Waits and dials again, unless there never was a connection or its time is up. */
  #lose(error: ClientError): void {
    if (this.#state.type === 'closed') return;
    this.#drop(closeStatus.goingAway);
    this.#retries.lost();
    const isRetryable = this.#hasBeenOpen && error.code === 'unreachable';
    if (!isRetryable || this.#retries.isOver) return this.#enter({ type: 'closed', error });
    const waitMs = this.#retries.nextWaitMs();
    this.#enter({ type: 'waiting-to-retry', retryAt: this.#parts.now() + waitMs, reason: error.message });
    this.#timer = setTimeout(() => void this.connect(), waitMs);
  }

  #drop(status: number): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#knockTimer);
    this.#attempt += 1;
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.close(status, '');
  }

  #expectWithin(silenceMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#lose(new ClientError('unreachable', 'The host has gone silent.')), silenceMs);
  }

  #enter(state: LinkState): void {
    this.#state = state;
    this.#owner.onState(state);
  }
}

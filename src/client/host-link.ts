import type { Closing, Welcome } from '../chat/outgoing.ts';
import { neutralizeLine } from '../chat/text.ts';
import { type ClientFrame, encodeClientFrame } from '../protocol/client-frame.ts';
import { type Challenge, decodeHostFrame, type HostFrame } from '../protocol/host-frame.ts';
import { closeStatus, ProtocolError } from '../protocol/protocol-error.ts';
import { chooseVersion } from '../protocol/version.ts';
import type { Connection, ConnectionEnd } from '../transport/connection.ts';
import { backoffMs } from './backoff.ts';
import { ClientError } from './client-error.ts';

const handshakeTimeoutMs = 10_000;
/** Only a connection that lasted this long ends the backing off: a host that lets in and throws out is not hammered. */
const steadyMs = 10_000;
/** [P21] */
const maxSilenceMs = 30_000;

/** The person's key, as a client needs it. */
export interface ClientIdentity {
  readonly keyId: string;
  /** SPKI, DER, base64url. */
  readonly publicKey: string;
  /** [P2] */
  prove(occasion: { readonly nonce: string; readonly clientId: string; readonly channelId: string }): string;
}

/** What a link is given. */
export interface LinkParts {
  /** Opens a connection; rejects with a `ClientError`. Must give up by itself within some seconds. */
  readonly dial: () => Promise<Connection>;
  readonly identity: ClientIdentity;
  readonly software: string;
  /** 8 to 16 characters of base64url, fresh for each client. */
  readonly clientId: string;
  /** In [0, 1). */
  readonly random: () => number;
  /** Monotonic, in milliseconds. */
  readonly now: () => number;
  /** After a connection broke, dialling goes on for this long; `Infinity` for ever. */
  readonly retryForMs: number;
}

/** Where a link is. A retry is due at `retryAt`, on the `now` clock. */
export type LinkState =
  | { readonly type: 'connecting' }
  | { readonly type: 'open' }
  | { readonly type: 'waiting-to-retry'; readonly retryAt: number; readonly reason: string }
  | { readonly type: 'closed'; readonly error?: ClientError };

/** What a link tells its owner. `onWelcome` opens each connection, first or again; frames follow it. */
export interface LinkOwner {
  /** Who says hello. Without a nick: an observer. */
  readonly nick: string | undefined;
  onWelcome(welcome: Welcome): void;
  onFrame(frame: HostFrame): void;
  onState(state: LinkState): void;
}

/** Keeps one client connected to its host: dials, proves the key, notices silence, dials again. */
export class HostLink {
  readonly #parts: LinkParts;
  readonly #owner: LinkOwner;
  #state: LinkState = { type: 'connecting' };
  #connection: Connection | undefined;
  #resumeToken: string | undefined;
  /** Counts dials and drops: a dial of another number is out of date. */
  #attempt = 0;
  #failures = 0;
  #openedAt: number | undefined;
  #hasBeenOpen = false;
  #lostAt: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** With a resume token of an earlier link its session goes on. */
  constructor(parts: LinkParts, { owner, resumeToken }: { owner: LinkOwner; resumeToken?: string | undefined }) {
    this.#parts = parts;
    this.#owner = owner;
    this.#resumeToken = resumeToken;
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

  #adopt(connection: Connection): void {
    this.#connection = connection;
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
      if (!(error instanceof ProtocolError)) throw error;
      this.#giveUp(
        new ClientError(this.#state.type === 'open' ? 'protocol' : 'not-pychat', error.message, { cause: error }),
      );
    }
  }

  #handleFrame(frame: HostFrame): void {
    if (this.#state.type === 'open') this.#expectWithin(maxSilenceMs);
    switch (frame.type) {
      case 'challenge':
        return this.#sayHello(frame);
      case 'ping':
        this.send({ type: 'pong' });
        return this.#owner.onFrame(frame);
      case 'welcome':
        this.#resumeToken = frame.resumeToken;
        this.#openedAt = this.#parts.now();
        this.#hasBeenOpen = true;
        this.#lostAt = undefined;
        this.#expectWithin(maxSilenceMs);
        this.#enter({ type: 'open' });
        return this.#owner.onWelcome(frame);
      case 'refused':
        if (frame.number !== 0) return this.#owner.onFrame(frame);
        return this.#giveUp(
          new ClientError(frame.code === 'version' ? 'version' : 'refused', frame.message, { refusalCode: frame.code }),
        );
      case 'closing':
        return this.#handleClosing(frame);
      default:
        return this.#owner.onFrame(frame);
    }
  }

  /** Who was sent away does not come back by themselves. [P22] */
  #handleClosing({ code, message }: Closing): void {
    switch (code) {
      case 'host-closed':
      case 'taken-over':
      case 'kicked':
      case 'protocol':
        return this.#giveUp(new ClientError(code, message));
      case 'banned':
        return this.#giveUp(new ClientError('refused', message, { refusalCode: code }));
      default:
        return this.#lose(new ClientError('unreachable', message));
    }
  }

  #sayHello({ nonce, versions }: Challenge): void {
    const version = chooseVersion(versions);
    if (typeof version !== 'number') return this.#giveUp(new ClientError('version', version.mistake));
    const { identity, clientId, software } = this.#parts;
    const { nick } = this.#owner;
    this.send({
      type: 'hello',
      version,
      software,
      key: identity.publicKey,
      proof: identity.prove({ nonce, clientId, channelId: this.#channelId }),
      clientId,
      ...(nick !== undefined && { nick }),
      ...(this.#resumeToken !== undefined && { resumeToken: this.#resumeToken }),
    });
  }

  /** A proof is good on this very connection only. [P2] */
  get #channelId(): string {
    return this.#connection?.channel.id ?? '';
  }

  #handleEnd({ reason }: ConnectionEnd): void {
    // The host may have said it.
    this.#lose(new ClientError('unreachable', `The connection to the host was lost: ${neutralizeLine(reason)}.`));
  }

  #giveUp(error: ClientError): void {
    this.#drop(closeStatus.normal);
    this.#enter({ type: 'closed', error });
  }

  /** Waits and dials again, unless there never was a connection or its time is up. */
  #lose(error: ClientError): void {
    if (this.#state.type === 'closed') return;
    this.#drop(closeStatus.goingAway);
    const { now, random, retryForMs } = this.#parts;
    this.#lostAt ??= now();
    if (this.#openedAt !== undefined && now() - this.#openedAt >= steadyMs) this.#failures = 0;
    this.#openedAt = undefined;
    const isRetryable = this.#hasBeenOpen && error.code === 'unreachable';
    if (!isRetryable || now() - this.#lostAt >= retryForMs) {
      this.#enter({ type: 'closed', error });
      return;
    }
    this.#failures += 1;
    const waitMs = backoffMs(this.#failures, random());
    this.#enter({ type: 'waiting-to-retry', retryAt: now() + waitMs, reason: error.message });
    this.#timer = setTimeout(() => void this.connect(), waitMs);
  }

  #drop(status: number): void {
    clearTimeout(this.#timer);
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

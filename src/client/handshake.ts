import type { Knocking, Welcome } from '../chat/outgoing.ts';
import type { ClientFrame } from '../protocol/client-frame.ts';
import type { Challenge, CodeAnswer, HostFrame } from '../protocol/host-frame.ts';
import { ProtocolError } from '../protocol/protocol-error.ts';
import { chooseVersion } from '../protocol/version.ts';
import type { Channel } from '../transport/connection.ts';
import { ClientError } from './client-error.ts';
import { entryError, unprovenHostError, wrongCodeError } from './closings.ts';
import type { BegunExchange, CodeExchange } from './code-exchange.ts';

/** The person's key, as a client needs it. */
export interface ClientIdentity {
  readonly keyId: string;
  /** SPKI, DER, base64url. */
  readonly publicKey: string;
  /** [P2] */
  prove(occasion: { readonly nonce: string; readonly clientId: string; readonly channelId: string }): string;
}

/** What lets in at a private host, for nobody but who holds the key with this id. [P62] */
export interface InviteToken {
  readonly token: string;
  readonly keyId: string;
}

/** Who comes, and what they bring. */
export interface HandshakeParts {
  readonly identity: ClientIdentity;
  readonly software: string;
  /** 8 to 16 characters of base64url, fresh for each client. */
  readonly clientId: string;
  readonly inviteToken?: InviteToken;
  /** The host's short code, where the person was told it. It is shown until the host has welcomed us once. */
  readonly code?: CodeExchange;
}

interface Occasion {
  readonly channel: Channel;
  /** Without a nick: an observer. */
  readonly nick: string | undefined;
  /** Of an earlier welcome. */
  readonly resumeToken: string | undefined;
  send(frame: ClientFrame): void;
}

interface Greeting {
  readonly nonce: string;
  /** Which of the host's versions we speak. */
  readonly version: number;
}

type Step =
  | { readonly type: 'awaiting-challenge' }
  | { readonly type: 'beginning-exchange' }
  | { readonly type: 'awaiting-code-answer'; readonly greeting: Greeting; readonly exchange: BegunExchange }
  | { readonly type: 'awaiting-welcome' };

/** The beginning of one connection: the challenge, perhaps a short code, the hello, and what the host says to that. */
export class Handshake {
  readonly #parts: HandshakeParts;
  readonly #occasion: Occasion;
  #step: Step = { type: 'awaiting-challenge' };

  constructor(parts: HandshakeParts, occasion: Occasion) {
    this.#parts = parts;
    this.#occasion = occasion;
  }

  /** We have a code, and who answers has not shown yet that it knows it: nothing that it says is to be passed on to the person. */
  get isHostUnproven(): boolean {
    return this.#hasCodeToShow && this.#step.type !== 'awaiting-welcome';
  }

  /**
   * Takes what the host says, and returns what of it ends the handshake, or makes it long. Throws a `ClientError` where we
   * are not let in, or will not go in; a `ProtocolError` for what does not come now, a second challenge above all: who
   * answers must not get a second guess at the code.
   */
  handle(frame: HostFrame): Welcome | Knocking | undefined {
    switch (frame.type) {
      case 'challenge':
        return this.#answer(frame);
      case 'code-answer':
        return this.#finishExchange(frame);
      case 'refused':
        if (this.isHostUnproven) throw unprovenHostError(frame.code);
        throw entryError(frame, { isObserver: this.#occasion.nick === undefined });
      case 'knocking':
      case 'welcome':
        if (this.#step.type === 'awaiting-welcome') return frame;
    }
    throw new ProtocolError(`The host says ${frame.type} when that is not due.`);
  }

  #answer({ nonce, versions }: Challenge): undefined {
    if (this.#step.type !== 'awaiting-challenge') throw new ProtocolError('The host greets twice.');
    const version = chooseVersion(versions);
    if (typeof version !== 'number') throw new ClientError('version', version.mistake);
    const { code } = this.#parts;
    if (code && this.#hasCodeToShow) void this.#beginExchange(code, { nonce, version });
    else this.#sayHello({ nonce, version });
  }

  /** [P60] */
  async #beginExchange(code: CodeExchange, greeting: Greeting): Promise<void> {
    this.#step = { type: 'beginning-exchange' };
    const { clientId } = this.#parts;
    const { channel, send } = this.#occasion;
    const exchange = await code.begin({ nonce: greeting.nonce, clientId, channelId: channel.id });
    const { share, slot } = exchange;
    this.#step = { type: 'awaiting-code-answer', greeting, exchange };
    send({ type: 'try-code', clientId, share, ...(slot !== undefined && { slot }) });
  }

  #finishExchange(answer: CodeAnswer): undefined {
    const step = this.#step;
    if (step.type !== 'awaiting-code-answer') throw new ProtocolError('The host answers a code that was not tried.');
    const codeTag = step.exchange.finish(answer);
    if (codeTag === undefined) throw wrongCodeError();
    this.#sayHello(step.greeting, codeTag);
  }

  #sayHello({ nonce, version }: Greeting, codeTag?: string): void {
    const { identity, clientId, software } = this.#parts;
    const { channel, nick, resumeToken, send } = this.#occasion;
    const inviteToken = this.#inviteToken;
    this.#step = { type: 'awaiting-welcome' };
    send({
      type: 'hello',
      version,
      software,
      key: identity.publicKey,
      proof: identity.prove({ nonce, clientId, channelId: channel.id }),
      clientId,
      ...(nick !== undefined && { nick }),
      ...(resumeToken !== undefined && { resumeToken }),
      ...(inviteToken !== undefined && { inviteToken }),
      ...(codeTag !== undefined && { codeTag }),
    });
  }

  get #hasCodeToShow(): boolean {
    return this.#parts.code !== undefined && this.#occasion.resumeToken === undefined;
  }

  get #inviteToken(): string | undefined {
    const { inviteToken } = this.#parts;
    const { channel } = this.#occasion;
    return channel.type === 'tls' && channel.peerKeyId === inviteToken?.keyId ? inviteToken?.token : undefined;
  }
}

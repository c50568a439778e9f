import { isRefusal, type Refusal, refuse } from '../chat/refusal.ts';
import type { Hello } from '../chat/request.ts';
import type { HelloFrame, TryCodeFrame } from '../protocol/client-frame.ts';
import { encodeHostFrame } from '../protocol/host-frame.ts';
import { ProtocolError } from '../protocol/protocol-error.ts';
import type { Channel, HostConnection } from '../transport/connection.ts';

/** What a client says to show that it knows a short code, and where. [P60] */
export interface CodeTry {
  readonly share: string;
  /** Of a code for one person. */
  readonly slot?: number;
  /** The challenge's nonce, followed by the client's id. */
  readonly sessionId: string;
  readonly channel: Channel;
  /** The peer's IP address. */
  readonly address: string;
}

/** The host's half, base64url. Either `settle` or `giveUp` ends it, once. */
export interface AnsweredCode {
  readonly share: string;
  readonly tag: string;
  /** Takes the client's tag; returns why that lets nobody in, or nothing: the client knows the code. */
  settle(tag: string): Refusal | undefined;
  /** The client does not go on. */
  giveUp(): void;
}

/** Answers a client; a refusal, where no answer can be had. Must not reject. */
export type AnswerCode = (attempt: CodeTry) => Promise<AnsweredCode | Refusal>;

/** What an exchange is given. */
export interface CodeExchangeParts {
  readonly frame: TryCodeFrame;
  readonly connection: HostConnection;
  readonly nonce: string;
  readonly answerCode: AnswerCode;
  /** Is told why there is no answer. */
  readonly onRefused: (refusal: Refusal) => void;
}

type State =
  | { readonly type: 'waiting' }
  | { readonly type: 'answered'; readonly code: AnsweredCode }
  | { readonly type: 'over' };

/** The one attempt of a connection with a short code, from the client's share to its hello. [P60] */
export class CodeExchange {
  readonly #parts: CodeExchangeParts;
  #state: State = { type: 'waiting' };

  /** Sends the answer as soon as it is there. */
  constructor(parts: CodeExchangeParts) {
    this.#parts = parts;
    const { frame, connection, nonce, answerCode } = parts;
    const { clientId, slot, share } = frame;
    const { channel, remoteAddress: address } = connection;
    const sessionId = `${nonce}${clientId}`;
    void answerCode({ share, ...(slot !== undefined && { slot }), sessionId, channel, address }).then((code) => {
      if (isRefusal(code)) parts.onRefused(code);
      else this.#send(code);
    });
  }

  /** What the client's hello shows; throws a `ProtocolError` where it did not wait for the answer. */
  finish({ codeTag, clientId }: HelloFrame): Pick<Hello, 'hasCode' | 'codeSlot'> | Refusal {
    const { frame } = this.#parts;
    if (this.#state.type === 'waiting') throw new ProtocolError('A hello came before the answer to the code.');
    if (this.#state.type === 'over' || codeTag === undefined || clientId !== frame.clientId) {
      this.end();
      return codeTag === undefined ? {} : wrongCode();
    }
    const { code } = this.#state;
    this.#state = { type: 'over' };
    return code.settle(codeTag) ?? { hasCode: true, ...(frame.slot !== undefined && { codeSlot: frame.slot }) };
  }

  /** The connection has ended, or goes on without a code. */
  end(): void {
    const state = this.#state;
    this.#state = { type: 'over' };
    if (state.type === 'answered') state.code.giveUp();
  }

  #send(code: AnsweredCode): void {
    // It hung up meanwhile.
    if (this.#state.type === 'over') return code.giveUp();
    this.#state = { type: 'answered', code };
    const { share, tag } = code;
    this.#parts.connection.send(encodeHostFrame({ type: 'code-answer', share, tag }));
  }
}

/** Nothing was shown that the tag could be of, or it is another one. */
export function wrongCode(): Refusal {
  return refuse('code-wrong', 'That is not the code of this host. Ask for it again.');
}

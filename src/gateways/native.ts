import type { KeyId } from '../chat/author.ts';
import { isRefusal, type Refusal, refuse } from '../chat/refusal.ts';
import type { Hello } from '../chat/request.ts';
import { type ClientFrame, decodeClientFrame, type HelloFrame, type TryCodeFrame } from '../protocol/client-frame.ts';
import { encodeHostFrame } from '../protocol/host-frame.ts';
import { ProtocolError } from '../protocol/protocol-error.ts';
import { formatVersionMistake, protocolVersions } from '../protocol/version.ts';
import type { Framing, HostConnection } from '../transport/connection.ts';
import { type AnswerCode, CodeExchange, wrongCode } from './code-exchange.ts';
import type { GatewaySession, WireForm } from './gateway.ts';

/** What the native gateway cannot import and is given. */
export interface NativeGatewayParts {
  readonly software: string;
  /** 128 fresh random bits, base64url. */
  createNonce(): string;
  verifyKeyProof(
    occasion: { nonce: string; clientId: string; channelId: string },
    claim: { publicKey: string; proof: string },
  ): boolean;
  keyIdOf(publicKey: string): string;
  readonly answerCode: AnswerCode;
}

const wireForms = new Map<Framing, WireForm>();

/** The native frames as bytes: one `WireForm` per framing. */
export function nativeWireForm(framing: Framing): WireForm {
  let wireForm = wireForms.get(framing);
  if (!wireForm) {
    wireForm = { name: `native/${framing.name}`, encode: (outgoing) => framing.frame(encodeHostFrame(outgoing)) };
    wireForms.set(framing, wireForm);
  }
  return wireForm;
}

/** Speaks PROTOCOL.md with one client: challenges it, checks version, proof and code, hands its requests to the session. */
export function openNativeGateway(
  connection: HostConnection,
  { session, parts }: { readonly session: GatewaySession; readonly parts: NativeGatewayParts },
): void {
  const gateway = new NativeGateway(connection, { session, parts });
  connection.open({
    onText: (text) => gateway.handleText(text),
    onEnd: (end) => {
      gateway.end();
      session.end(end);
    },
  });
}

class NativeGateway {
  readonly #connection: HostConnection;
  readonly #session: GatewaySession;
  readonly #parts: NativeGatewayParts;
  readonly #nonce: string;
  #exchange: CodeExchange | undefined;
  #isGreeted = false;

  constructor(connection: HostConnection, { session, parts }: { session: GatewaySession; parts: NativeGatewayParts }) {
    this.#connection = connection;
    this.#session = session;
    this.#parts = parts;
    this.#nonce = parts.createNonce();
    const { software } = parts;
    connection.send(encodeHostFrame({ type: 'challenge', nonce: this.#nonce, versions: protocolVersions, software }));
  }

  handleText(text: string): void {
    // A stranger's 64 KiB can hold 65,536 frames that are none: the first of them has said what they are.
    if (!this.#session.isOpen) return;
    try {
      this.#handle(decodeClientFrame(text), text);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.#session.breakOff(error);
    }
  }

  end(): void {
    this.#exchange?.end();
  }

  #handle(frame: ClientFrame, text: string): void {
    this.#session.heard();
    switch (frame.type) {
      case 'pong':
        return;
      case 'try-code':
        return this.#tryCode(frame);
      case 'hello':
        return this.#hello(frame);
      default:
        this.#session.request(frame, Buffer.byteLength(text));
    }
  }

  #tryCode(frame: TryCodeFrame): void {
    if (this.#isGreeted || this.#exchange) throw new ProtocolError('A code is tried once, before the hello.');
    this.#exchange = new CodeExchange({
      frame,
      connection: this.#connection,
      nonce: this.#nonce,
      answerCode: this.#parts.answerCode,
      onRefused: (refusal) => this.#session.refuseHello(refusal),
    });
  }

  #hello(frame: HelloFrame): void {
    this.#isGreeted = true;
    const hello = this.#read(frame);
    if (isRefusal(hello)) this.#session.refuseHello(hello);
    else this.#session.hello(hello);
  }

  #read(frame: HelloFrame): Hello | Refusal {
    const { version, key: publicKey, proof, clientId, nick, resumeToken } = frame;
    if (!protocolVersions.includes(version)) return refuseVersion(version);
    const occasion = { nonce: this.#nonce, clientId, channelId: this.#connection.channel.id };
    if (!this.#parts.verifyKeyProof(occasion, { publicKey, proof })) return refuseProof();
    const shown = this.#exchange?.finish(frame) ?? (frame.codeTag === undefined ? {} : wrongCode());
    if (isRefusal(shown)) return shown;
    const inviteToken = frame.inviteToken ?? this.#connection.inviteToken;
    return {
      by: this.#parts.keyIdOf(publicKey) as KeyId,
      clientId,
      ...shown,
      ...(nick !== undefined && { nick }),
      ...(resumeToken !== undefined && { resumeToken }),
      ...(inviteToken !== undefined && { inviteToken }),
    };
  }
}

function refuseVersion(version: number): Refusal {
  const isHostNewer = version < Math.max(...protocolVersions);
  const versions = { isHostNewer, hostVersions: protocolVersions, clientVersions: [version] };
  return refuse('version', formatVersionMistake(versions));
}

function refuseProof(): Refusal {
  return refuse(
    'proof-invalid',
    'The proof of your key is of another connection: somebody may stand between. Join by an invite to be sure.',
  );
}

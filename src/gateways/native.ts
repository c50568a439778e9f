import type { KeyId } from '../chat/author.ts';
import { type Refusal, refuse } from '../chat/refusal.ts';
import type { Hello } from '../chat/request.ts';
import { decodeClientFrame, type HelloFrame } from '../protocol/client-frame.ts';
import { encodeHostFrame } from '../protocol/host-frame.ts';
import { ProtocolError } from '../protocol/protocol-error.ts';
import { formatVersionMistake, protocolVersions } from '../protocol/version.ts';
import type { Channel, Framing, HostConnection } from '../transport/connection.ts';
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

/** Speaks PROTOCOL.md with one client: challenges it, checks version and proof, hands its requests to the session. */
export function openNativeGateway(
  connection: HostConnection,
  { session, parts }: { readonly session: GatewaySession; readonly parts: NativeGatewayParts },
): void {
  const nonce = parts.createNonce();
  const { channel } = connection;
  connection.open({
    onText: (text) => {
      try {
        handleFrame(text, { session, admit: (frame) => admit(frame, { nonce, channel, parts }) });
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        session.breakOff(error);
      }
    },
    onEnd: (end) => session.end(end),
  });
  connection.send(encodeHostFrame({ type: 'challenge', nonce, versions: protocolVersions, software: parts.software }));
}

function handleFrame(
  text: string,
  { session, admit }: { session: GatewaySession; admit: (frame: HelloFrame) => Hello | Refusal },
): void {
  const frame = decodeClientFrame(text);
  session.heard();
  if (frame.type === 'pong') return;
  if (frame.type === 'try-code') throw new ProtocolError('This host has no code.');
  if (frame.type !== 'hello') {
    session.request(frame, Buffer.byteLength(text));
    return;
  }
  const hello = admit(frame);
  if ('code' in hello) session.refuseHello(hello);
  else session.hello(hello);
}

function admit(
  frame: HelloFrame,
  { nonce, channel, parts }: { nonce: string; channel: Channel; parts: NativeGatewayParts },
): Hello | Refusal {
  const { version, key: publicKey, proof, clientId, nick, resumeToken } = frame;
  if (!protocolVersions.includes(version)) {
    const isHostNewer = version < Math.max(...protocolVersions);
    return refuse(
      'version',
      formatVersionMistake({ isHostNewer, hostVersions: protocolVersions, clientVersions: [version] }),
    );
  }
  if (!parts.verifyKeyProof({ nonce, clientId, channelId: channel.id }, { publicKey, proof })) {
    return refuse(
      'proof-invalid',
      'The proof of your key is of another connection: somebody may stand between. Join by an invite to be sure.',
    );
  }
  return {
    by: parts.keyIdOf(publicKey) as KeyId,
    clientId,
    ...(nick !== undefined && { nick }),
    ...(resumeToken !== undefined && { resumeToken }),
  };
}

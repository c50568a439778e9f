import type { Outgoing } from '../chat/outgoing.ts';
import type { Refusal } from '../chat/refusal.ts';
import type { ClientRequest, Hello } from '../chat/request.ts';
import type { ProtocolError } from '../protocol/protocol-error.ts';
import type { ConnectionEnd } from '../transport/connection.ts';

/**
 * How what the host says becomes bytes. Connections that share one `WireForm` object get the very same buffers, so it
 * holds nothing of any one connection.
 */
export interface WireForm {
  readonly name: string;
  encode(outgoing: Outgoing): Buffer;
}

/** What a gateway tells the session of its connection. */
export interface GatewaySession {
  /** False once an end has begun: whatever else arrives is not worth reading. */
  readonly isOpen: boolean;
  hello(hello: Hello): void;
  /** Ends a hello that was read but cannot be accepted. */
  refuseHello(refusal: Refusal): void;
  /** `bytes` is the size of the request on the wire. */
  request(request: ClientRequest, bytes: number): void;
  /** The peer gave a sign of life. */
  heard(): void;
  /** The peer broke its protocol: says why and closes. */
  breakOff(error: ProtocolError): void;
  end(end: ConnectionEnd): void;
}

import type { IncomingMessage } from 'node:http';
import type net from 'node:net';
import { TLSSocket } from 'node:tls';
import { isForeign, isOwnHost, type PageOrigin, pageOriginOf } from '../../gateways/http/page-origin.ts';
import { channelIdOf } from '../../identity/tls-peer.ts';
import { subprotocol } from '../../protocol/version.ts';
import type { Channel } from '../../transport/connection.ts';
import type { ConnectionRefusal } from '../occurrence.ts';

/** Why a WebSocket does not open. */
export interface UpgradeMistake {
  readonly reason: Extract<ConnectionRefusal, 'origin' | 'host-name' | 'subprotocol' | 'tls'>;
  readonly status: number;
  readonly text: string;
}

/** What a WebSocket that is asked for would be; a request without `Origin` is no page's, and may call the host as it likes. */
export function judgeUpgrade(
  request: IncomingMessage,
  isOwnName: (hostname: string) => boolean,
): { readonly channel: Channel } | UpgradeMistake {
  const { headers } = request;
  const offered = headers['sec-websocket-protocol']?.split(',').map((name) => name.trim());
  if (!offered?.includes(subprotocol)) {
    return { reason: 'subprotocol', status: 400, text: `This host speaks the WebSocket subprotocol ${subprotocol}.\n` };
  }
  if (headers.origin === undefined) return nativeChannel(request.socket);
  const page = pageOriginOf(request);
  if (!page || !isOwnHost(page, isOwnName)) {
    return { reason: 'host-name', status: 421, text: 'This host is not called so. Ask for it by its IP address.\n' };
  }
  // A page of any site may open a WebSocket to any address.
  if (isForeign(request, page)) {
    return { reason: 'origin', status: 403, text: 'Pages of other sites may not connect to this host.\n' };
  }
  return { channel: pageChannel(page) };
}

/** Below TLS 1.3 no connection has a name that a key proof could be bound to. [P2] */
function nativeChannel(socket: net.Socket): { readonly channel: Channel } | UpgradeMistake {
  if (!(socket instanceof TLSSocket)) return { channel: { type: 'plaintext', id: '' } };
  if (socket.getProtocol() === 'TLSv1.3') {
    return { channel: { type: 'tls', id: channelIdOf(socket).toString('base64url') } };
  }
  return { reason: 'tls', status: 400, text: `The subprotocol ${subprotocol} takes TLS 1.3.\n` };
}

/** A page cannot read the TLS exporter: its key proofs are bound to where it is at home. [P71] */
function pageChannel({ origin, isEncrypted }: PageOrigin): Channel {
  return { type: 'page', id: origin, isEncrypted };
}

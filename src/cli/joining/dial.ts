import tls, { type TLSSocket } from 'node:tls';
import { WebSocket } from 'ws';
import { keyIdOf } from '../../identity/person-key.ts';
import { channelIdOf, publicKeyOfPeer } from '../../identity/tls-peer.ts';
import { type Address, formatAddress } from '../../protocol/address.ts';
import { subprotocol } from '../../protocol/version.ts';
import type { Channel, Connection } from '../../transport/connection.ts';
import { websocketConnection } from '../../transport/websocket.ts';
import { dialError } from './dial-error.ts';

const defaultTimeoutMs = 8000;
/** A page of history is far smaller; a host that sends more is no host of ours. */
const maxHostFrameBytes = 16 * 1024 * 1024;

interface DialOptions {
  readonly timeoutMs?: number;
  /**
   * Is told whose key (SPKI, DER, base64url) the host has proved to hold, before a byte is written to it. What it throws
   * ends the dial. Default: any will do.
   */
  readonly checkHost?: (publicKey: string) => void;
}

/** Opens a connection to a host, over TLS 1.3 always; rejects with a `ClientError` that says what to check. [P45] */
export function dial(
  address: Address,
  { timeoutMs = defaultTimeoutMs, checkHost = () => {} }: DialOptions = {},
): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = openSocket(address);
    let isTcpOpen = false;
    const fail = (cause: Error) => {
      clearTimeout(timer);
      socket.destroy();
      reject(dialError(address, { cause, isTcpOpen }));
    };
    const timer = setTimeout(() => fail(silence()), timeoutMs);
    socket.once('connect', () => {
      isTcpOpen = true;
    });
    socket.on('error', fail);
    socket.once('secureConnect', () => {
      try {
        const channel = checkedChannel(socket, checkHost);
        const websocket = openWebsocket(socket, address);
        websocket.on('error', fail);
        websocket.once('open', () => {
          clearTimeout(timer);
          resolve(websocketConnection(websocket, channel));
          websocket.off('error', fail);
          socket.off('error', fail);
        });
      } catch (error) {
        fail(error as Error);
      }
    });
  });
}

/** Whoever answers is let in so far: the certificates of hosts are their own, and it is their keys that are known. */
function openSocket({ hostname, port }: Address): TLSSocket {
  const socket = tls.connect({ host: hostname, port, rejectUnauthorized: false, minVersion: 'TLSv1.3' });
  return socket.setNoDelay(true);
}

function checkedChannel(socket: TLSSocket, checkHost: (publicKey: string) => void): Channel {
  const peerPublicKey = publicKeyOfPeer(socket);
  if (peerPublicKey === undefined) throw new Error('The host shows no key.');
  checkHost(peerPublicKey);
  const id = channelIdOf(socket).toString('base64url');
  return { type: 'tls', id, peerPublicKey, peerKeyId: keyIdOf(peerPublicKey) };
}

function openWebsocket(socket: TLSSocket, address: Address): WebSocket {
  return new WebSocket('ws://pychat/', subprotocol, {
    createConnection: () => socket,
    headers: { host: formatAddress(address) },
    maxPayload: maxHostFrameBytes,
    perMessageDeflate: false,
  });
}

function silence(): NodeJS.ErrnoException {
  return Object.assign(new Error('Nothing came in time.'), { code: 'ETIMEDOUT' });
}

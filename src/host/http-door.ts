import http from 'node:http';
import type net from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { WebSocketServer } from 'ws';
import { handleHttpRequest } from '../gateways/http.ts';
import { channelIdOf } from '../identity/tls-peer.ts';
import { maxFrameBytes } from '../protocol/client-frame.ts';
import { subprotocol } from '../protocol/version.ts';
import type { Channel, HostConnection } from '../transport/connection.ts';
import { websocketHostConnection } from '../transport/websocket.ts';
import type { ConnectionRefusal } from './occurrence.ts';

/** What an HTTP door is given. */
export interface HttpDoorParts {
  accept(connection: HostConnection, socket: net.Socket): void;
  /** Is told of an upgrade that was refused; the socket is on its way to be closed. */
  refused(reason: UpgradeMistake['reason'], socket: net.Socket): void;
}

/** Serves sockets that speak HTTP: answers plain requests, and turns upgrades into connections for `accept`. */
export function createHttpDoor({ accept, refused }: HttpDoorParts): (socket: net.Socket) => void {
  const websockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
    handleProtocols: () => subprotocol,
  });
  const server = http.createServer({ maxHeaderSize: 16 * 1024 }, handleHttpRequest);
  server.on('upgrade', (request: http.IncomingMessage, socket: Duplex, head: Buffer) => {
    const link = socket as net.Socket;
    const mistake = findUpgradeMistake(request) ?? findTlsMistake(link);
    if (mistake) {
      refused(mistake.reason, link);
      socket.end(
        `HTTP/1.1 ${mistake.status}\r\nConnection: close\r\nContent-Type: text/plain\r\n\r\n${mistake.message}\n`,
      );
      return;
    }
    websockets.handleUpgrade(request, socket, head, (websocket) => {
      accept(websocketHostConnection(websocket, { socket: link, channel: channelOf(link) }), link);
    });
  });
  return (socket) => void server.emit('connection', socket);
}

interface UpgradeMistake {
  readonly reason: Extract<ConnectionRefusal, 'origin' | 'subprotocol' | 'tls'>;
  readonly status: string;
  readonly message: string;
}

function findUpgradeMistake({ headers }: http.IncomingMessage): UpgradeMistake | undefined {
  // A page of any site may open a WebSocket to any address; pychat has no page of its own yet.
  if (headers.origin !== undefined)
    return { reason: 'origin', status: '403 Forbidden', message: 'Pages may not connect to this host.' };
  const offered = headers['sec-websocket-protocol']?.split(',').map((name) => name.trim());
  if (offered?.includes(subprotocol)) return undefined;
  const message = `This host speaks the WebSocket subprotocol ${subprotocol}.`;
  return { reason: 'subprotocol', status: '400 Bad Request', message };
}

/** Below TLS 1.3 no connection has a name that a key proof could be bound to. [P2] */
function findTlsMistake(socket: net.Socket): UpgradeMistake | undefined {
  if (!(socket instanceof TLSSocket) || socket.getProtocol() === 'TLSv1.3') return undefined;
  return { reason: 'tls', status: '400 Bad Request', message: `The subprotocol ${subprotocol} takes TLS 1.3.` };
}

function channelOf(socket: net.Socket): Channel {
  if (!(socket instanceof TLSSocket)) return { type: 'plaintext', id: '' };
  return { type: 'tls', id: channelIdOf(socket).toString('base64url') };
}

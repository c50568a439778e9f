import type { IncomingMessage, ServerResponse } from 'node:http';
import type net from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { WebSocketServer } from 'ws';
import { type Answer, formatAnswer, sendAnswer } from '../../gateways/http/answer.ts';
import { createHttpGateway } from '../../gateways/http/http-gateway.ts';
import type { WebParts } from '../../gateways/http/http-parts.ts';
import { inviteTokenIn } from '../../gateways/http/invite-cookie.ts';
import { plaintextRefusal } from '../../gateways/http/plaintext-refusal.ts';
import { maxFrameBytes } from '../../protocol/client-frame.ts';
import { subprotocol } from '../../protocol/version.ts';
import type { Channel, HostConnection } from '../../transport/connection.ts';
import { websocketHostConnection } from '../../transport/websocket.ts';
import type { ConnectionRefusal } from '../occurrence.ts';
import { createHttpServer } from './http-server.ts';
import type { PlaintextGate } from './plaintext-gate.ts';
import { judgeUpgrade } from './upgrades.ts';

/** So long a socket that is turned away may take to read why. */
const farewellMs = 2000;

/** What an HTTP door is given. */
export interface HttpDoorParts {
  readonly web: WebParts;
  readonly plaintext: Pick<PlaintextGate, 'judge'>;
  /** How a person would enter the address by which this socket came. */
  localAddressOf(socket: net.Socket): string;
  /** A socket's first request is whole: from here on the door watches over it. */
  begun(socket: net.Socket): void;
  accept(connection: HostConnection): void;
  /** Is told of what was refused to a socket. */
  refused(reason: ConnectionRefusal, socket: net.Socket): void;
}

/** Serves sockets that speak HTTP: answers requests, and turns upgrades and streams into connections. */
export class HttpDoor {
  readonly #parts: HttpDoorParts;
  readonly #server = createHttpServer((request, response) => this.#answer(request, response));
  readonly #handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** Those that are no connections. */
  readonly #sockets = new Set<net.Socket>();
  readonly #websockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
    handleProtocols: () => subprotocol,
  });

  constructor(parts: HttpDoorParts) {
    this.#parts = parts;
    this.#handle = createHttpGateway({
      ...parts.web,
      refused: parts.refused,
      accept: (connection, socket) => this.#accept(connection, socket),
    });
    this.#server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.#upgrade(request, { socket: socket as net.Socket, head });
    });
    this.#websockets.on('wsClientError', (_, socket, request) => {
      hangUp(
        socket as net.Socket,
        formatAnswer({ status: 400, text: 'This is no WebSocket of version 13.\n' }, request),
      );
    });
  }

  enter(socket: net.Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    this.#server.emit('connection', socket);
  }

  /** Drops the sockets that are no connections. */
  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    this.#parts.begun(request.socket);
    const refusal = this.#refusePlaintext(request);
    if (!refusal) return this.#handle(request, response);
    sendAnswer(response, refusal);
    // Hung up on while still sending, they would not hear the answer.
    request.once('end', () => request.socket.end());
    request.resume();
  }

  #upgrade(request: IncomingMessage, { socket, head }: { readonly socket: net.Socket; readonly head: Buffer }): void {
    this.#parts.begun(socket);
    const refusal = this.#refusePlaintext(request);
    if (refusal) return hangUp(socket, formatAnswer(refusal, request));
    const judged = judgeUpgrade(request, this.#parts.web.isOwnName);
    if (!('channel' in judged)) {
      this.#parts.refused(judged.reason, socket);
      return hangUp(socket, formatAnswer(judged, request));
    }
    this.#websockets.handleUpgrade(request, socket, head, (websocket) => {
      const link = linkOf(request, { socket, channel: judged.channel });
      this.#accept(websocketHostConnection(websocket, link), socket);
    });
  }

  /** Each request is asked about anew: the host may have let its kind in meanwhile. [P43] */
  #refusePlaintext(request: IncomingMessage): Answer | undefined {
    const { socket } = request;
    if (socket instanceof TLSSocket) return undefined;
    const judgement = this.#parts.plaintext.judge({ door: 'web', address: socket.remoteAddress ?? '' });
    if (judgement === 'enter') return undefined;
    this.#parts.refused('plaintext', socket);
    return plaintextRefusal(request, { address: this.#parts.localAddressOf(socket), judgement });
  }

  #accept(connection: HostConnection, socket: net.Socket): void {
    this.#sockets.delete(socket);
    this.#parts.accept(connection);
  }
}

/** A page's cookie comes along; of others nothing is believed but what their hello says. */
function linkOf(request: IncomingMessage, { socket, channel }: { socket: net.Socket; channel: Channel }) {
  const inviteToken = channel.type === 'page' ? inviteTokenIn(request) : undefined;
  return { socket, channel, ...(inviteToken !== undefined && { inviteToken }) };
}

/** What is left unread would make the system reset the connection, and the answer is lost on its way. */
function hangUp(socket: net.Socket, answer: string): void {
  socket.end(answer);
  socket.resume();
  const timeout = setTimeout(() => socket.destroy(), farewellMs);
  socket.once('close', () => clearTimeout(timeout));
}

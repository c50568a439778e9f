import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Channel, Connection, ConnectionOwner, HostConnection } from './connection.ts';
import { Inbox } from './inbox.ts';
import { writeTogether } from './socket-write.ts';
import { websocketFraming } from './websocket-framing.ts';

const closeTimeoutMs = 2000;
const nothing = Buffer.alloc(0);

/** A client's end of a WebSocket that has just opened; call it in the `open` event, so that no text is missed. */
export function websocketConnection(websocket: WebSocket, channel: Channel): Connection {
  const inbox = receive(websocket);
  return {
    channel,
    open: (owner) => {
      inbox.open(owner);
      websocket.resume();
    },
    send: (text) => websocket.send(text),
    close: (status, reason) => closeWebsocket(websocket, { status, reason }),
  };
}

/** What carries a WebSocket: a socket of TCP or TLS. */
export interface SocketLink {
  readonly socket: Duplex & { remoteAddress?: string | undefined };
  readonly channel: Channel;
  readonly inviteToken?: string;
}

/**
 * A host's end, made as soon as the WebSocket is there. What it sends goes to the socket in whole frames beside `ws`, whose
 * own frames (pong, close) are written whole too. Without compression both may interleave.
 */
export function websocketHostConnection(websocket: WebSocket, link: SocketLink): HostConnection {
  return new WebsocketHostConnection(websocket, link);
}

/** A class, as an object literal with a getter is a hash table to V8: 1 KiB more for each connection, and slower to ask. */
class WebsocketHostConnection implements HostConnection {
  readonly framing = websocketFraming;
  readonly channel: Channel;
  readonly remoteAddress: string;
  readonly inviteToken?: string;
  readonly #websocket: WebSocket;
  readonly #socket: Duplex;
  readonly #inbox: Inbox;

  constructor(websocket: WebSocket, { socket, channel, inviteToken }: SocketLink) {
    this.channel = channel;
    if (inviteToken !== undefined) this.inviteToken = inviteToken;
    this.remoteAddress = socket.remoteAddress ?? '';
    this.#websocket = websocket;
    this.#socket = socket;
    this.#inbox = receive(websocket);
  }

  get queuedBytes(): number {
    return this.#socket.writableLength;
  }

  open(owner: ConnectionOwner): void {
    this.#inbox.open(owner);
    this.#websocket.resume();
  }

  send(text: string): void {
    this.write([websocketFraming.frame(text)]);
  }

  write(buffers: readonly Buffer[]): void {
    if (this.#websocket.readyState === this.#websocket.OPEN) writeTogether(this.#socket, buffers);
  }

  close(status: number, reason: string): void {
    closeWebsocket(this.#websocket, { status, reason });
  }

  pauseReading(): void {
    // `ws` delivers the rest of what it has read; the inbox keeps that back.
    this.#inbox.pause();
    this.#websocket.pause();
  }

  resumeReading(): void {
    this.#inbox.resume();
    this.#websocket.resume();
  }

  onceDrained(callback: () => void): void {
    // A `drain` event comes only after more than the high-water mark; this write is done when all before it are.
    if (this.#websocket.readyState !== this.#websocket.OPEN) return;
    this.#socket.write(nothing, (error) => {
      if (!error) callback();
    });
  }
}

/** Reads nothing more until it is resumed, and loses nothing that comes before its owner does. */
function receive(websocket: WebSocket): Inbox {
  const inbox = new Inbox();
  let error: Error | undefined;
  websocket.on('message', (bytes: Buffer, isBinary: boolean) => {
    if (isBinary) closeWebsocket(websocket, { status: 1003, reason: 'Frames are text.' });
    else inbox.add(bytes.toString());
  });
  websocket.on('error', (cause) => {
    // A broken frame came, and `ws` has said goodbye.
    error = cause;
    dropUnlessClosed(websocket);
  });
  websocket.on('close', (status, reason) => {
    inbox.end({
      isClean: status === 1000,
      reason: reason.toString() || error?.message || `WebSocket status ${status}`,
    });
  });
  websocket.pause();
  return inbox;
}

function closeWebsocket(websocket: WebSocket, { status, reason }: { status: number; reason: string }): void {
  if (websocket.readyState === websocket.CLOSED) return;
  // A close frame holds at most 123 bytes of reason (RFC 6455 §5.5).
  websocket.close(
    status,
    Buffer.from(reason)
      .subarray(0, 120)
      .toString()
      .replace(/\ufffd$/u, ''),
  );
  // The peer's close frame has to be read.
  websocket.resume();
  dropUnlessClosed(websocket);
}

/** The peer has so long to say goodbye in its turn. */
function dropUnlessClosed(websocket: WebSocket): void {
  const timeout = setTimeout(() => websocket.terminate(), closeTimeoutMs);
  websocket.once('close', () => clearTimeout(timeout));
}

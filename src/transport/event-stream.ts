import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Channel, ConnectionOwner, HostConnection } from './connection.ts';
import { eventStreamFraming, frameGoodbye, frameOpening } from './event-stream-framing.ts';
import { Inbox } from './inbox.ts';
import { writeTogether } from './socket-write.ts';

const closeTimeoutMs = 2000;
const nothing = Buffer.alloc(0);

/** What becomes of a batch: `again` was there before, `misplaced` is not the next one. */
export type BatchFate = 'taken' | 'again' | 'misplaced';

/** What a stream is made of. */
export interface StreamLink {
  /** Its headers are sent, its body ends with the socket, and nothing else is on its way there. */
  readonly response: ServerResponse;
  readonly socket: Socket;
  readonly id: string;
  readonly channel: Channel;
  readonly inviteToken?: string;
}

/** A host's end of a connection whose texts go out as server-sent events and come in as numbered batches. [P72] */
export class EventStreamConnection implements HostConnection {
  readonly framing = eventStreamFraming;
  readonly id: string;
  readonly channel: Channel;
  readonly remoteAddress: string;
  readonly inviteToken?: string;
  readonly #response: ServerResponse;
  readonly #socket: Socket;
  readonly #inbox = new Inbox();
  /** Who is told when what was taken has been read; only while reading is paused. */
  #unread: (() => void)[] = [];
  #isPaused = false;
  #lastBatch = 0;
  #goodbye: { readonly status: number; readonly reason: string } | undefined;

  constructor({ response, socket, id, channel, inviteToken }: StreamLink) {
    this.id = id;
    this.channel = channel;
    if (inviteToken !== undefined) this.inviteToken = inviteToken;
    this.remoteAddress = socket.remoteAddress ?? '';
    this.#response = response;
    this.#socket = socket;
    response.once('close', () => this.#end());
    socket.write(frameOpening(id));
  }

  get queuedBytes(): number {
    return this.#socket.writableLength;
  }

  get #isOpen(): boolean {
    return this.#goodbye === undefined && this.#socket.writable;
  }

  open(owner: ConnectionOwner): void {
    this.#inbox.open(owner);
  }

  send(text: string): void {
    this.write([eventStreamFraming.frame(text)]);
  }

  write(buffers: readonly Buffer[]): void {
    if (this.#isOpen) writeTogether(this.#socket, buffers);
  }

  close(status: number, reason: string): void {
    if (!this.#isOpen) return;
    this.#goodbye = { status, reason };
    this.#socket.write(frameGoodbye(this.#goodbye));
    this.#finish();
  }

  /** The peer says goodbye. */
  leave(status: number, reason: string): void {
    if (!this.#isOpen) return;
    this.#goodbye = { status, reason };
    this.#finish();
  }

  pauseReading(): void {
    this.#isPaused = this.#isOpen;
    this.#inbox.pause();
  }

  resumeReading(): void {
    this.#inbox.resume();
    this.#settle();
  }

  onceDrained(callback: () => void): void {
    if (!this.#isOpen) return;
    this.#socket.write(nothing, (error) => {
      if (!error) callback();
    });
  }

  /** Takes the texts of the batch with this number, counted from 1, unless they were taken before. */
  take(number: number, texts: readonly string[]): BatchFate {
    if (number <= this.#lastBatch) return 'again';
    if (number > this.#lastBatch + 1 || this.#unread.length > 0) return 'misplaced';
    this.#lastBatch = number;
    for (const text of texts) this.#inbox.add(text);
    return 'taken';
  }

  /** Calls back when all that was taken has been read, perhaps at once; also when nobody will read it any more. */
  onceRead(callback: () => void): void {
    if (this.#isPaused) this.#unread.push(callback);
    else callback();
  }

  #finish(): void {
    this.#response.end();
    // A peer that does not take the last of it is not waited for.
    const timeout = setTimeout(() => this.#socket.destroy(), closeTimeoutMs);
    this.#response.once('close', () => clearTimeout(timeout));
  }

  #end(): void {
    const { status, reason } = this.#goodbye ?? { status: 1006, reason: 'The stream broke off.' };
    this.#inbox.end({ isClean: status === 1000, reason });
    this.#settle();
  }

  #settle(): void {
    this.#isPaused = false;
    const unread = this.#unread;
    this.#unread = [];
    for (const callback of unread) callback();
  }
}

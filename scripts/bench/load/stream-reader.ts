import type { Audience } from './audience.ts';
import type { Reader, Reading } from './dialect.ts';
import { encodeClientFrame, type FrameBounds, findFrame, opcodes } from './websocket-frames.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a reader does for the member whose stream it reads. */
interface ReaderHooks extends Reader {
  onIn(): void;
  onAnswer(number: number): void;
  reply(frame: Buffer): void;
}

const nothing = Buffer.alloc(0);

/**
 * Reads what the server sends to one member. From the first message on, what all members get alike is compared with the
 * transcript, or added to it by whoever gets it first; what differs is parsed, and its messages are held to the ledger.
 */
export class StreamReader {
  readonly #audience: Audience;
  readonly #hooks: ReaderHooks;
  /** `apart`: it got something that others did not get in the same bytes; from then on all is parsed. */
  #state: 'entering' | 'following' | 'apart' = 'entering';
  /** The beginning of a frame whose rest is under way. While following, the transcript may stand in for it. */
  #partial: Buffer = nothing;
  #messages = 0;
  #offset = 0;
  #frames = 0;

  constructor(audience: Audience, hooks: ReaderHooks) {
    this.#audience = audience;
    this.#hooks = hooks;
  }

  read(bytes: Buffer, { start, end }: Span): void {
    if (start === end) return;
    if (this.#state === 'following' && this.#partial.length === 0) {
      if (this.#follow(bytes, { start, end })) return;
      this.#stepBack();
    }
    this.#readFrames(Buffer.concat([this.#partial, bytes.subarray(start, end)]));
  }

  #follow(bytes: Buffer, { start, end }: Span): boolean {
    const { transcript } = this.#audience;
    if (!transcript.continues(this.#offset, { bytes, start, end })) return false;
    this.#offset += end - start;
    for (;;) {
      const frame = transcript.frameBefore(this.#offset, this.#frames);
      if (!frame) return true;
      this.#frames += 1;
      this.#advance(frame.messages);
      if (frame.reply) this.#hooks.reply(frame.reply);
    }
  }

  /** To where a frame starts. */
  #stepBack(): void {
    this.#partial = Buffer.from(this.#audience.transcript.startOfFrame(this.#frames, this.#offset));
    this.#offset -= this.#partial.length;
  }

  #readFrames(bytes: Buffer): void {
    let start = 0;
    for (let frame = findFrame(bytes, start); frame; frame = findFrame(bytes, start)) {
      const isKnown = this.#state === 'following' && this.#follow(bytes, { start, end: frame.end });
      if (!isKnown) this.#readFrame(bytes, { start, frame });
      start = frame.end;
    }
    this.#partial = bytes.subarray(start);
  }

  #readFrame(bytes: Buffer, { start, frame }: { start: number; frame: FrameBounds }): void {
    const payload = bytes.subarray(frame.payloadStart, frame.end);
    if (frame.opcode === opcodes.ping) this.#hooks.reply(encodeClientFrame(payload, opcodes.pong));
    if (frame.opcode === opcodes.close) throw new Error(`The server ended ${this.#hooks.nick}: ${payload.subarray(2)}`);
    if (frame.opcode !== opcodes.text) return;
    const reading = this.#audience.dialect.read(payload.toString(), this.#hooks);
    const reply = reading.reply === undefined ? undefined : encodeClientFrame(reading.reply);
    if (reading.isOwn) this.#takeOwn(reading);
    else this.#takeShared(reading, { reply, bytes, start, end: frame.end });
    if (reply) this.#hooks.reply(reply);
  }

  #takeOwn({ isIn, answers }: Reading): void {
    if (isIn) this.#hooks.onIn();
    if (answers !== undefined) this.#hooks.onAnswer(answers);
  }

  #takeShared(
    { messages = [] }: Reading,
    { reply, bytes, ...span }: Span & { reply: Buffer | undefined; bytes: Buffer },
  ): void {
    const { ledger, transcript } = this.#audience;
    for (const [index, message] of messages.entries()) ledger.check(this.#messages + index, message);
    const to = this.#messages + messages.length;
    if (this.#state === 'following' && this.#offset === transcript.length) {
      transcript.append({ messages: to, reply }, { bytes, ...span });
      this.#offset = transcript.length;
      this.#frames += 1;
    } else if (this.#state === 'following') {
      this.#state = 'apart';
    }
    this.#advance(to);
    // The first message of all ends the time of entering, for every member at the same place in what all get alike.
    if (this.#state === 'entering' && messages.length > 0) this.#state = 'following';
  }

  #advance(messages: number): void {
    this.#audience.ledger.deliver(this.#messages, messages);
    this.#messages = messages;
  }
}

import readline from 'node:readline';
import { Readable } from 'node:stream';
import type { Guest } from './joining/guest.ts';
import { openNamedRoom } from './joining/open-named-room.ts';
import { isHostClosed, runClient } from './joining/run-client.ts';
import { PychatError } from './pychat-error.ts';
import { Unanswered } from './unanswered.ts';

/** Far more than a message may have: no use in reading on. */
const maxInputCharacters = 1024 * 1024;

/** What to send, and where. */
export interface SendOptions {
  /** Undefined: stdin, whole. */
  readonly text: string | undefined;
  /** Each line that is not blank is a message; nothing is read any more after one that is refused. */
  readonly isByLine: boolean;
  /** A name, a code or `@nick`. Undefined: the lobby. */
  readonly room: string | undefined;
  /** Undefined: the messages stay. */
  readonly ttlMs: number | undefined;
}

/** Sends messages in order. Returns once the host has them; throws a `PychatError` or a `ClientError`. */
export async function runSend(guest: Guest, options: SendOptions): Promise<void> {
  const { client } = guest;
  const messages = await openInput(options);
  const sending = { ...(options.ttlMs !== undefined && { ttlMs: options.ttlMs }) };
  const unanswered = new Unanswered();
  let refusal: string | undefined;
  const work = async () => {
    const room = await openNamedRoom(client, options.room);
    for await (const { text, place } of messages) {
      await unanswered.add(client.post(text, { room, ...sending }), (message) => {
        refusal ??= `${place}${message}`;
      });
      if (refusal !== undefined) break;
    }
    await unanswered.settle();
  };
  try {
    await runClient(guest, work);
  } catch (error) {
    if (!isHostClosed(error)) throw error;
    throw new PychatError('failed', 'The host closed the chat before it had everything.', { cause: error });
  }
  if (refusal !== undefined) throw new PychatError('refused', refusal);
}

interface Message {
  readonly text: string;
  /** Where it stands in the input, for a complaint about it. */
  readonly place: string;
}

/** A long work whose output is to be sent holds no connection meanwhile. At a terminal a password may be asked for before the message. */
async function openInput({ text, isByLine }: SendOptions): Promise<AsyncIterable<Message>> {
  if (isByLine) return readLines(text === undefined ? process.stdin : Readable.from([text]));
  return readMessage(text ?? (process.stdin.isTTY ? undefined : await readInput()));
}

async function* readMessage(text: string | undefined): AsyncGenerator<Message> {
  yield { text: text ?? (await readInput()), place: '' };
}

async function* readLines(input: NodeJS.ReadableStream): AsyncGenerator<Message> {
  let number = 0;
  for await (const text of readline.createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (text.trim() !== '') yield { text, place: `Line ${number}: ` };
  }
}

async function readInput(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    text += chunk;
    if (text.length > maxInputCharacters) {
      throw new PychatError('refused', 'The input is too long for a message.', {
        hint: 'To send each line as one: --lines',
      });
    }
  }
  return text;
}

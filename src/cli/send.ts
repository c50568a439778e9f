import readline from 'node:readline';
import { Readable } from 'node:stream';
import type { Client } from '../client/client.ts';
import { PychatError } from './pychat-error.ts';
import { isHostClosed, runClient } from './run-client.ts';
import { Unanswered } from './unanswered.ts';

/** Far more than a message may have: no use in reading on. */
const maxInputCharacters = 1024 * 1024;

/** Sends one message, stdin if no text is given. Returns once the host has it; throws a `PychatError` or a `ClientError`. */
export async function sendMessage(client: Client, text: string | undefined): Promise<void> {
  const message = text ?? (await readInput());
  await sendAll(client, [{ text: message, place: '' }]);
}

/** Sends each line that is not blank as a message, in order; reads no further after one that is refused. */
export async function sendLines(client: Client, text: string | undefined): Promise<void> {
  await sendAll(client, readLines(text === undefined ? process.stdin : Readable.from([text])));
}

interface Message {
  readonly text: string;
  /** Where it stands in the input, for a complaint about it. */
  readonly place: string;
}

async function sendAll(client: Client, messages: Iterable<Message> | AsyncIterable<Message>): Promise<void> {
  const unanswered = new Unanswered();
  let refusal: string | undefined;
  const work = async () => {
    for await (const { text, place } of messages) {
      await unanswered.add(client.post(text), (message) => {
        refusal ??= `${place}${message}`;
      });
      if (refusal !== undefined) break;
    }
    await unanswered.settle();
  };
  try {
    await runClient(client, work);
  } catch (error) {
    if (!isHostClosed(error)) throw error;
    throw new PychatError('failed', 'The host closed the chat before it had everything.', { cause: error });
  }
  if (refusal !== undefined) throw new PychatError('refused', refusal);
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

import readline from 'node:readline';
import type { Answer } from '../chat/outgoing.ts';
import { isRefusal } from '../chat/refusal.ts';
import { formatHelp, parseEntry } from '../chat/slash-command.ts';
import { neutralizeLine } from '../chat/text.ts';
import type { Client } from '../client/client.ts';
import { formatFound, formatWho } from '../client/format-item.ts';
import { formatEventJson } from './format-json.ts';
import { formatItem, watchItems } from './fresh-items.ts';
import { PychatError } from './pychat-error.ts';
import { isHostClosed, runClient } from './run-client.ts';
import { Unanswered } from './unanswered.ts';

/**
 * A chat as plain lines: what happens goes to stdout, each line of stdin is an entry. At the end of input it waits for all
 * answers and leaves. Throws a `PychatError` if something was not sent, a `ClientError` if the host was lost for good.
 */
export async function runLineMode(client: Client, { isJson }: { isJson: boolean }): Promise<void> {
  if (isJson) client.onEvents((events) => print(events.map(formatEventJson)));
  else watchItems(client, (items) => print(items.map(formatItem)));
  try {
    await runClient(client, () => submitLines(client));
  } catch (error) {
    if (!isHostClosed(error)) throw error;
    complain(error.message);
    requireSent(client.view.sending.length);
  }
}

async function submitLines(client: Client): Promise<void> {
  const unanswered = new Unanswered();
  for await (const line of readline.createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const entry = parseEntry(line);
    if (entry.type === 'quit') break;
    if (entry.type === 'say') await unanswered.add(client.post(entry.text), complain);
    else if (entry.type === 'nick') await unanswered.add(client.rename(entry.nick), complain);
    else if (entry.type === 'export') complain(`Here it takes another command: pychat export --format ${entry.format}`);
    else if (entry.type === 'ignore' || entry.type === 'unignore')
      complain('Only who is at a terminal can ignore others.');
    else if (entry.type === 'search') await printFound(client, entry.words);
    else if (entry.type === 'who') await unanswered.add(printWho(client), complain);
    else complain(entry.type === 'help' ? formatHelp().join('\n') : entry.message);
  }
  await unanswered.settle();
  requireSent(unanswered.refusals);
}

/** Throws a `refused` error if something was not sent. */
export function requireSent(unsent: number): void {
  if (unsent === 0) return;
  throw new PychatError('refused', unsent === 1 ? 'A message was not sent.' : `${unsent} messages were not sent.`);
}

async function printWho(client: Client): Promise<Answer> {
  const answer = await client.who();
  complain(formatWho(client.view));
  return answer;
}

async function printFound(client: Client, words: string): Promise<void> {
  const asked = client.search(words);
  if (isRefusal(asked)) return complain(asked.message);
  const { messages } = await asked;
  complain(
    messages.length === 0 ? `Nothing was found for: ${neutralizeLine(words)}` : messages.map(formatFound).join('\n'),
  );
}

function print(lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
}

/** For the person, beside the chat: stdout carries only what was said. */
function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

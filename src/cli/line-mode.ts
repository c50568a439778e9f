import readline from 'node:readline';
import type { Answer, Refused } from '../chat/outgoing.ts';
import { isRefusal, type Refusal } from '../chat/refusal.ts';
import { formatHelp, parseEntry } from '../chat/slash-command.ts';
import type { Client } from '../client/client.ts';
import { ClientError } from '../client/client-error.ts';
import { formatEvent, formatPresence, formatWho } from '../client/format-item.ts';
import type { Item } from '../client/view.ts';
import { formatEventJson } from './format-json.ts';
import { PychatError } from './pychat-error.ts';

/** Reading waits while this many messages are unanswered. */
const maxUnanswered = 64;

/**
 * A chat as plain lines: what happens goes to stdout, each line of stdin is an entry. At the end of input it waits for all
 * answers and leaves. Throws a `PychatError` if something was refused, a `ClientError` if the host was lost for good.
 */
export async function runLineMode(client: Client, { isJson }: { isJson: boolean }): Promise<void> {
  reportLink(client);
  if (isJson) client.onEvents((events) => print(events.map(formatEventJson)));
  else printItems(client);
  await client.connect();
  const refusals = await Promise.race([submitLines(client), client.failure]);
  client.close();
  const [first] = refusals;
  if (first) throw new PychatError('refused', `${refusals.length === 1 ? 'A message was' : `${refusals.length} messages were`} not sent.`);
}

/** Says when the connection is lost and when it is back. */
function reportLink(client: Client): void {
  let isLost = false;
  client.subscribe(() => {
    const { link } = client.view;
    if (link.type === 'waiting-to-retry' && !isLost) complain(`${link.reason} Trying again…`);
    if (link.type === 'open' && isLost) complain('Connected again.');
    if (link.type !== 'connecting') isLost = link.type === 'waiting-to-retry';
  });
}

async function submitLines(client: Client): Promise<Refused[]> {
  const refusals: Refused[] = [];
  const unanswered = new Set<Promise<unknown>>();
  const track = (asked: Promise<Answer> | Refusal) => {
    if (isRefusal(asked)) {
      refusals.push({ ...asked, type: 'refused', number: 0 });
      complain(asked.message);
      return;
    }
    const answered = asked.then((answer) => {
      unanswered.delete(answered);
      if (answer.type !== 'refused') return;
      refusals.push(answer);
      complain(answer.message);
    });
    unanswered.add(answered);
  };
  for await (const line of readline.createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const entry = parseEntry(line);
    if (entry.type === 'quit') break;
    if (entry.type === 'say') track(client.post(entry.text));
    else if (entry.type === 'nick') track(client.rename(entry.nick));
    else if (entry.type === 'who') track(printWho(client));
    else complain(entry.type === 'help' ? formatHelp().join('\n') : entry.message);
    if (unanswered.size >= maxUnanswered) await Promise.race(unanswered);
  }
  await Promise.all(unanswered);
  return refusals;
}

async function printWho(client: Client): Promise<Answer> {
  const answer = await client.who();
  complain(formatWho(client.view));
  return answer;
}

/** Prints each item of the view once, as it comes. */
function printItems(client: Client): void {
  let last: Item | undefined;
  client.subscribe(() => {
    const { items } = client.view;
    const fresh = last ? items.slice(items.findLastIndex(({ key }) => key === last?.key) + 1) : items;
    last = items.at(-1) ?? last;
    print(fresh.map(formatItem));
  });
}

function formatItem(item: Item): string {
  switch (item.kind) {
    case 'event':
      return formatEvent(item.event);
    case 'presence':
      return `       ${formatPresence(item.presence)}`;
    case 'notice':
      return item.text;
  }
}

function print(lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
}

/** For the person, beside the chat: stdout carries only what was said. */
function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** A host that closed is no failure. */
export function isHostClosed(error: unknown): boolean {
  return error instanceof ClientError && error.code === 'host-closed';
}

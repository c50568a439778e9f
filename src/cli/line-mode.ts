import readline from 'node:readline';
import type { RoomId } from '../chat/room-id.ts';
import { formatHelp, parseEntry } from '../chat/slash-command.ts';
import type { Entry } from '../chat/slash-commands/entry.ts';
import { neutralize, neutralizeLine } from '../chat/text.ts';
import type { Client } from '../client/client.ts';
import type { EntryParts } from '../client/entries/entry-parts.ts';
import { performEntry } from '../client/entries/perform-entry.ts';
import { formatFound, formatWho } from '../client/text/format-item.ts';
import { formatEventJson } from '../client/text/format-json.ts';
import { formatItem, watchItems } from './fresh-items.ts';
import type { Guest } from './joining/guest.ts';
import { openNamedRoom } from './joining/open-named-room.ts';
import { isHostClosed, runClient } from './joining/run-client.ts';
import { watchElsewhere } from './news-elsewhere.ts';
import { PychatError } from './pychat-error.ts';
import { Unanswered } from './unanswered.ts';

interface LineModeOptions {
  readonly isJson: boolean;
  /** To be entered beside the lobby, and shown: a name, a code or `@nick`. */
  readonly room?: string | undefined;
}

/**
 * A chat as plain lines: what happens in the shown room goes to stdout, as JSON what happens in all of them; each line of stdin
 * is an entry. At the end of input it waits for all answers and leaves. Throws a `PychatError` if something was not sent, a
 * `ClientError` if the host was lost for good.
 */
export async function runLineMode(guest: Guest, { isJson, room }: LineModeOptions): Promise<void> {
  const { client } = guest;
  if (isJson) {
    client.onEvents((events, _, where) => print(events.map((event) => formatEventJson(event, where))));
    client.onUrgent(complain);
  }
  const work = async () => {
    client.show(await openNamedRoom(client, room));
    if (!isJson) printItems(client);
    await submitLines(guest, isJson);
  };
  try {
    await runClient(guest, work);
  } catch (error) {
    if (!isHostClosed(error)) throw error;
    complain(error.message);
    requireSent([...client.rooms.values()].reduce((count, { sending }) => count + sending.length, 0));
  }
}

function printItems(client: Client): void {
  watchItems(client, (items) => print(items.map((item) => formatItem(item, client.hostTime()))));
  watchElsewhere(client, (line) => print([line]));
}

async function submitLines(guest: Guest, isJson: boolean): Promise<void> {
  const { client } = guest;
  const unanswered = new Unanswered();
  let refused = 0;
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const entry = parseEntry(line);
    if (entry.type === 'quit') break;
    if (entry.type === 'say') {
      if (line.trim() !== '') await unanswered.add(client.post(entry.text), complain);
      continue;
    }
    if (await isDone(guest, { entry, isJson })) continue;
    if (asksHost(entry)) refused += 1;
    // What was to be said in that room must not be said in another.
    if (opensRoom(entry)) break;
  }
  await unanswered.settle();
  requireSent(unanswered.refusals);
  if (refused > 0) {
    throw new PychatError('refused', refused === 1 ? 'A command was refused.' : `${refused} commands were refused.`);
  }
}

type Command = Exclude<Entry, { type: 'say' | 'quit' }>;

/** Does what a slash command asks for; what is in the way is told. */
async function isDone(guest: Guest, { entry, isJson }: { entry: Command; isJson: boolean }): Promise<boolean> {
  let isRefused = false;
  const onRefused = (message: string) => {
    isRefused = true;
    complain(message);
  };
  await performEntry(guest.client, entry, entryParts(guest, { isJson, onRefused }));
  return !isRefused;
}

interface LineParts {
  readonly isJson: boolean;
  onRefused(message: string): void;
}

/** Whether it is more than a question about this program, or about what was said before. */
function asksHost({ type }: Entry): boolean {
  return !['mistake', 'help', 'export', 'ignore', 'unignore', 'search', 'verify'].includes(type);
}

function opensRoom({ type }: Entry): boolean {
  return type === 'join' || type === 'create' || type === 'message';
}

function entryParts({ client, trust, wayIn }: Guest, { isJson, onRefused }: LineParts): EntryParts {
  return {
    ignoreList: undefined,
    hostTrust: trust,
    wayIn,
    formatWho,
    notice: complain,
    onRefused,
    onExport: (format) => complain(`Here it takes another command: pychat export --format ${format}`),
    onFound: ({ messages }) => complain(messages.map(formatFound).join('\n')),
    onHelp: (topic) =>
      complain(topic === 'keys' ? 'There are no keys here, only lines.' : formatHelp(topic).join('\n')),
    onShow: (room) => showRoom(client, { room, isJson }),
    askPassword: async (question) => {
      onRefused(`${question}: it can only be asked for at a terminal.`);
      return undefined;
    },
  };
}

/** Among what is said there it stands which room that is. */
function showRoom(client: Client, { room, isJson }: { room: RoomId; isJson: boolean }): void {
  const line = `— ${client.view.rooms.find(({ id }) => id === room)?.label ?? room} —`;
  if (isJson) complain(line);
  else print([neutralizeLine(line)]);
  client.show(room);
}

/** Throws a `refused` error if something was not sent. */
export function requireSent(unsent: number): void {
  if (unsent === 0) return;
  throw new PychatError('refused', unsent === 1 ? 'A message was not sent.' : `${unsent} messages were not sent.`);
}

/** Empty lines are nothing to tell. */
function print(texts: readonly string[]): void {
  const lines = texts.filter((text) => text !== '');
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
}

/** For the person, beside the chat: stdout carries only what was said. */
function complain(text: string): void {
  process.stderr.write(`${neutralize(text)}\n`);
}

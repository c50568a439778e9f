import type { ExportFormat } from '../../chat/export-format.ts';
import type { Answer, Found } from '../../chat/outgoing.ts';
import { isRefusal, type Refusal } from '../../chat/refusal.ts';
import { type Entry, formatHelp, parseEntry } from '../../chat/slash-command.ts';
import type { Client } from '../../client/client.ts';
import type { IgnoreList } from '../../client/ignore-list.ts';
import { formatIgnored, ignoreNick, unignoreNick } from '../../client/ignoring.ts';
import type { View } from '../../client/view.ts';
import { formatKeys } from '../keyboard/format-keys.ts';

type IgnoreEntry = Extract<Entry, { type: 'ignore' | 'unignore' }>;

interface SubmitParts {
  /** How many columns an answer may take. */
  readonly width: number;
  readonly ignoreList: IgnoreList | undefined;
  /** Says who is here. */
  formatWho(view: View): string;
  /** Is told, now or later, why it was not done. */
  onRefused(message: string): void;
  /** Exports the history; what comes of it is to be told there. */
  onExport(format: ExportFormat): void;
  /** Is told what a search found: something, the newest last. */
  onFound(found: Found): void;
}

/** Does what a submitted text asks for; `exit` is the keyboard's. */
export function submitText(client: Client, text: string, parts: SubmitParts): void {
  const { width, onRefused } = parts;
  const isClosed = client.view.link.type === 'closed';
  if (text.trim() === '') return isClosed ? reconnect(client) : undefined;
  const entry = parseEntry(text);
  switch (entry.type) {
    case 'say':
      return sayText(client, entry.text, onRefused);
    case 'nick':
      return isClosed ? reconnect(client, entry.nick) : report(client.rename(entry.nick), onRefused);
    case 'who':
      return void client.who().then(() => client.notice(parts.formatWho(client.view)));
    case 'search':
      return search(client, entry.words, parts);
    case 'ignore':
    case 'unignore':
      return ignore(client, entry, parts);
    case 'export':
      return parts.onExport(entry.format);
    case 'help':
      return client.notice((entry.topic === 'keys' ? formatKeys(width) : formatHelp()).join('\n'));
    case 'mistake':
      return onRefused(entry.message);
    case 'quit':
  }
}

/** Says a text as it is, whatever it would ask for. */
export function sayText(client: Client, text: string, onRefused: (message: string) => void): void {
  report(client.post(text), onRefused);
}

function search(client: Client, words: string, { onRefused, onFound }: SubmitParts): void {
  const asked = client.search(words);
  if (isRefusal(asked)) return onRefused(asked.message);
  asked.then(
    (found) => (found.messages.length > 0 ? onFound(found) : client.notice(`Nothing was found for: ${words}`)),
    (error: unknown) => onRefused((error as Error).message),
  );
}

/** Whom to ignore is between the person and the screen: the host is not told. */
function ignore(client: Client, entry: IgnoreEntry, { ignoreList, onRefused }: SubmitParts): void {
  if (!ignoreList) return onRefused('Nobody can be ignored here.');
  const { nick } = entry;
  if (nick === undefined) return client.notice(formatIgnored(ignoreList));
  const outcome =
    entry.type === 'unignore'
      ? unignoreNick(ignoreList, nick)
      : ignoreNick(ignoreList, { view: client.view, own: client.own, nick });
  return 'said' in outcome ? client.notice(outcome.said) : onRefused(outcome.mistake);
}

/** What comes of it is in the view. */
function reconnect(client: Client, nick?: string): void {
  client.connect(nick).catch(() => {});
}

function report(asked: Promise<Answer> | Refusal, onRefused: (message: string) => void): void {
  if (isRefusal(asked)) return onRefused(asked.message);
  void asked.then((answer) => answer.type === 'refused' && onRefused(answer.message));
}

import type { Answer } from '../../chat/outgoing.ts';
import { isRefusal, type Refusal } from '../../chat/refusal.ts';
import { formatHelp, parseEntry } from '../../chat/slash-command.ts';
import type { Client } from '../../client/client.ts';
import { formatWho } from '../../client/format-item.ts';
import { formatKeys } from '../keyboard/format-keys.ts';

interface SubmitParts {
  /** How many columns an answer may take. */
  readonly width: number;
  /** Is told, now or later, why it was not done. */
  onRefused(message: string): void;
}

/** Does what a submitted text asks for; `exit` is the keyboard's. */
export function submitText(client: Client, text: string, { width, onRefused }: SubmitParts): void {
  const isClosed = client.view.link.type === 'closed';
  if (text.trim() === '') return isClosed ? reconnect(client) : undefined;
  const entry = parseEntry(text);
  switch (entry.type) {
    case 'say':
      return report(client.post(entry.text), onRefused);
    case 'nick':
      return isClosed ? reconnect(client, entry.nick) : report(client.rename(entry.nick), onRefused);
    case 'who':
      return void client.who().then(() => client.notice(formatWho(client.view)));
    case 'help':
      return client.notice([...formatHelp(), '', ...formatKeys(width)].join('\n'));
    case 'mistake':
      return onRefused(entry.message);
    case 'quit':
  }
}

/** What comes of it is in the view. */
function reconnect(client: Client, nick?: string): void {
  client.connect(nick).catch(() => {});
}

function report(asked: Promise<Answer> | Refusal, onRefused: (message: string) => void): void {
  if (isRefusal(asked)) return onRefused(asked.message);
  void asked.then((answer) => answer.type === 'refused' && onRefused(answer.message));
}

import { parseEntry } from '../../../chat/slash-command.ts';
import type { Entry } from '../../../chat/slash-commands/entry.ts';
import type { Client } from '../../../client/client.ts';
import { belongsOnDisk } from '../../../client/completion/input-history.ts';
import type { EntryParts } from '../../../client/entries/entry-parts.ts';
import { performEntry } from '../../../client/entries/perform-entry.ts';
import { formatWho } from '../../../client/text/format-item.ts';
import type { Address } from '../../../protocol/address.ts';
import type { WebChat } from '../../connect/open-chat.ts';
import type { Dialogs } from '../../dialogs/use-dialogs.ts';
import { openInvite } from '../frame/InviteDialog.tsx';
import { openPrivacy } from '../frame/PrivacyDialog.tsx';
import type { ComposerMode } from './composer-mode.ts';
import { exportHistory } from './export-history.ts';
import { formatHelpOn, helpTitle } from './help.ts';

/** What a person submits. */
export interface Submission {
  readonly text: string;
  readonly mode: ComposerMode;
}

/** Who is told what comes of it. */
export interface SubmitParts {
  readonly chat: WebChat;
  readonly dialogs: Dialogs;
  /** Is told why it was not done; perhaps much later. */
  onRefused(message: string): void;
  /** The person wants to leave the chat. */
  onLeave(): void;
}

/** Does what a submitted text asks for, in the shown room. Resolves once it is done, or it was told why not. */
export async function submit({ text, mode }: Submission, parts: SubmitParts): Promise<void> {
  const { client, keep } = parts.chat;
  if (text.trim() === '') return client.view.link.type === 'closed' ? reconnect(client) : undefined;
  const entry = entryOf(text, mode);
  if (entry.type === 'quit') return parts.onLeave();
  if (mode.type !== 'editing' && belongsOnDisk(text, client.view)) keep.inputHistory.add(text);
  if (entry.type === 'invite' && entry.whom === undefined) return openInvite(parts.dialogs, client);
  if (entry.type === 'verify') return openPrivacy(parts.dialogs, parts.chat);
  await performEntry(client, entry, entryParts(parts));
}

/** What a text asks for. What changes a message is no slash command, and `exit` in an answer is a word. */
export function entryOf(text: string, mode: ComposerMode): Entry {
  if (mode.type === 'editing') return { type: 'edit', target: mode.message.seq, text };
  const entry = parseEntry(text);
  if (mode.type === 'writing') return entry;
  const target = mode.message.seq;
  if (entry.type === 'say') return { type: 'reply', target, text: entry.text };
  return entry.type === 'quit' && !text.startsWith('/') ? { type: 'reply', target, text } : entry;
}

/** Whether an entry is about the message that is being answered; otherwise that waits for the next text. */
export function usesMode(text: string, mode: ComposerMode): boolean {
  return mode.type === 'editing' || (mode.type === 'replying' && entryOf(text, mode).type === 'reply');
}

function entryParts({ chat, dialogs, onRefused }: SubmitParts): EntryParts {
  const { client, keep } = chat;
  return {
    ignoreList: keep.ignoreList,
    wayIn: () => ({ address: addressOf(location) }),
    formatWho,
    onRefused,
    notice: (text, tone) => client.notice(text, tone),
    onShow: (room) => client.show(room),
    onExport: (format) => void exportHistory(client, format),
    onFound: (found) => dialogs.showFound(found),
    onHelp: (topic) => dialogs.showText(helpTitle(topic), formatHelpOn(topic)),
    askPassword: (question) => dialogs.askPassword(question),
  };
}

/** Where a page came from; a port that goes without saying is none there. */
export function addressOf({ hostname, port, protocol }: Pick<Location, 'hostname' | 'port' | 'protocol'>): Address {
  const plain = hostname.replace(/^\[(.*)\]$/u, '$1');
  return { hostname: plain, port: Number(port) || (protocol === 'https:' ? 443 : 80) };
}

/** What comes of it is in the view. */
async function reconnect(client: Client): Promise<void> {
  await client.connect().catch(() => {});
}

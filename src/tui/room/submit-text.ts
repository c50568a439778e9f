import { parseEntry } from '../../chat/slash-command.ts';
import type { Client } from '../../client/client.ts';
import type { EntryParts } from '../../client/entries/entry-parts.ts';
import { performEntry } from '../../client/entries/perform-entry.ts';
import type { Chat } from '../chat.ts';
import { exportHistory } from './export-history.ts';
import { formatHelpOn } from './help.ts';

/** Whoever submits a text. */
export interface SubmitParts
  extends Pick<EntryParts, 'formatWho' | 'onFound' | 'onRefused' | 'onShow' | 'askPassword'> {
  readonly chat: Chat;
  /** How many columns an answer may take. */
  readonly width: number;
}

/** Does what a submitted text asks for, and resolves when that is done; `exit` is the keyboard's. */
export async function submitText(text: string, parts: SubmitParts): Promise<void> {
  const { client } = parts.chat;
  const isClosed = client.view.link.type === 'closed';
  if (text.trim() === '') return isClosed ? reconnect(client) : undefined;
  const entry = parseEntry(text);
  if (entry.type !== 'quit') await performEntry(client, entry, entryParts(parts));
}

/** Whether a text asks for another room: what is written next is meant for that. */
export function asksForRoom(text: string): boolean {
  return ['join', 'create', 'message'].includes(parseEntry(text).type);
}

/** Says a text as it is, whatever it would ask for. */
export function sayText(text: string, parts: SubmitParts): void {
  void performEntry(parts.chat.client, { type: 'say', text }, entryParts(parts));
}

function entryParts({ chat, width, ...parts }: SubmitParts): EntryParts {
  const { client, personal, trust } = chat;
  return {
    ...parts,
    ignoreList: personal?.ignoreList,
    hostTrust: trust,
    wayIn: chat.wayIn,
    allowPlaintext: chat.allowPlaintext,
    notice: (text, tone) => client.notice(text, tone),
    onExport: (format) => void exportHistory(chat, format),
    onHelp: (topic) => client.notice(formatHelpOn(topic, width)),
  };
}

/** What comes of it is in the view. */
function reconnect(client: Client): void {
  client.connect().catch(() => {});
}

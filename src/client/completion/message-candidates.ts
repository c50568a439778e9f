import { isGone } from '../../chat/amend-message.ts';
import type { MessagePosted } from '../../chat/event.ts';
import { neutralizeLine } from '../../chat/text.ts';
import type { EventItem, Item } from '../view/item.ts';
import type { Candidate } from './candidates.ts';

/** How many messages are offered. */
const maxMessages = 50;

/** What the slash commands that name a message may be about, and whether something is to be written after its number. */
const commands: Readonly<Record<string, { readonly ofOwn: boolean; readonly takesArgument: boolean }>> = {
  reply: { ofOwn: false, takesArgument: true },
  react: { ofOwn: false, takesArgument: true },
  pin: { ofOwn: false, takesArgument: false },
  edit: { ofOwn: true, takesArgument: false },
  delete: { ofOwn: true, takesArgument: false },
};

/** The latest messages that the command may be about and whose numbers begin so, the newest first; undefined for a command that names none. */
export function messageCandidates(
  items: readonly Item[],
  { command, prefix }: { readonly command: string; readonly prefix: string },
): Candidate[] | undefined {
  const about = commands[command];
  if (!about) return undefined;
  const found: Candidate[] = [];
  for (let index = items.length - 1; index >= 0 && found.length < maxMessages; index -= 1) {
    const item = items[index] as Item;
    if (!isMessage(item) || !String(item.event.seq).startsWith(prefix)) continue;
    if (about.ofOwn && !item.isOwn) continue;
    if (command === 'edit' && item.event.expiresAt !== undefined) continue;
    found.push(candidateOf(item.event, { command, takesArgument: about.takesArgument }));
  }
  return found;
}

/** The last own message that can be edited, as a slash command that does it; undefined without one. */
export function lastEdit(items: readonly Item[]): string | undefined {
  const [last] = messageCandidates(items, { command: 'edit', prefix: '' }) ?? [];
  return last && `/edit ${last.text}`;
}

/** An edit begins with what was said. */
function candidateOf(
  { seq, nick, text }: MessagePosted,
  { command, takesArgument }: { command: string; takesArgument: boolean },
): Candidate {
  const summary = neutralizeLine(`${nick}: ${text}`);
  return { text: command === 'edit' ? `${seq} ${text}` : `${seq}`, label: `#${seq}`, summary, takesArgument };
}

/** The client has dropped the texts of those that are over. */
function isMessage(item: Item): item is EventItem & { readonly event: MessagePosted } {
  return item.kind === 'event' && item.event.type === 'message-posted' && !isGone(item.event, Number.NEGATIVE_INFINITY);
}

import { slashCommands } from '../../chat/slash-command.ts';
import { knockName } from '../../chat/slash-commands/entry-commands.ts';
import type { Item } from '../view/item.ts';
import type { RoomView } from '../view/room-view.ts';

/** Something that Tab can write. */
export interface Candidate {
  /** The slash command with its `/`, the nick, a message's number, or a room with its `#`. */
  readonly text: string;
  /** What the list calls it; the text itself, unless another is given. */
  readonly label?: string;
  /** What the list says beside it; empty for a nick. */
  readonly summary: string;
  /** Whether something is to be written after it. */
  readonly takesArgument: boolean;
}

/** Who may be meant by a nick. */
export interface People extends Pick<RoomView, 'nick' | 'nicks' | 'items'> {
  /** Who asks to be let in, the latest first. */
  readonly knocking?: readonly string[];
}

/** How far back someone was heard recently, in items. */
const recentItems = 2000;

/** The slash commands one of whose names begins so, each once, by the name that does. `prefix` is without the `/`. */
export function slashCommandCandidates(prefix: string): Candidate[] {
  const wanted = prefix.toLowerCase();
  return slashCommands.flatMap(({ names, argument, summary }) => {
    const name = names.find((each) => each.startsWith(wanted));
    return name === undefined ? [] : [{ text: `/${name}`, summary, takesArgument: argument !== undefined }];
  });
}

/** The nicks that begin so but for case and accents: those heard last first, then the others who are here; never one's own. */
export function nickCandidates(prefix: string, { nick: own, nicks, items }: People): Candidate[] {
  const present = [...nicks].sort((one, other) => one.localeCompare(other));
  const all = new Set<string>([...heardNicks(items), ...present]);
  all.delete(own);
  const wanted = fold(prefix);
  return [...all]
    .filter((nick) => fold(nick).startsWith(wanted))
    .map((text) => ({ text, summary: '', takesArgument: false }));
}

/** What can be allowed or denied that begins so: who knocks, and to be allowed browsers without encryption. */
export function knockCandidates(prefix: string, { command, knocking = [] }: KnockParts): Candidate[] {
  const wanted = fold(prefix);
  const nicks = knocking.map((nick) => ({ text: knockName(nick), summary: 'wants to be let in' }));
  const all = command === 'allow' ? [...nicks, { text: 'plaintext', summary: 'browsers, without encryption' }] : nicks;
  return all.filter(({ text }) => fold(text).startsWith(wanted)).map((each) => ({ ...each, takesArgument: false }));
}

interface KnockParts extends Pick<People, 'knocking'> {
  readonly command: 'allow' | 'deny';
}

/** Most recently heard first, by the nicks that they go by now. */
function heardNicks(items: readonly Item[]): Set<string> {
  const heard = new Set<string>();
  const given = new Set<string>();
  for (const item of items.slice(-recentItems).reverse()) {
    if (item.kind !== 'event') continue;
    const { event } = item;
    const nick = event.type === 'nick-changed' ? event.to : event.nick;
    if (!given.has(nick)) heard.add(nick);
    if (event.type === 'nick-changed') given.add(event.nick);
  }
  return heard;
}

/** Coarser than what tells nicks apart (`nickKey`), but true to what is typed: there `w` is `vv`, and would complete `v`. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Script=Inherited}/gu, '')
    .toLowerCase();
}

import { neutralizeLine } from '../../chat/text.ts';
import type { Client } from '../../client/client.ts';
import type { InputHistoryStore } from '../../client/completion/input-history.ts';
import { shownItem } from '../../client/personal/ignored.ts';
import { formatTrust } from '../../client/trust.ts';
import type { Chat } from '../../tui/chat.ts';
import { formatItem, watchItems } from '../fresh-items.ts';
import { reportLink } from '../joining/report-link.ts';
import { isHostClosed } from '../joining/run-client.ts';
import { requireSent } from '../line-mode.ts';
import { watchElsewhere } from '../news-elsewhere.ts';
import { LinearRoom } from './linear-room.ts';
import type { LinearTerminal } from './linear-terminal.ts';
import type { Prompt } from './prompt.ts';

/** What comes within this time is printed in one write: the prompt is repeated once. */
const burstMs = 40;

/** A chat without a screen, until the person leaves. Throws as line mode does when the host is lost for good. */
export async function talkInRoom(
  terminal: LinearTerminal,
  { chat, inputHistory }: { chat: Chat; inputHistory: InputHistoryStore },
): Promise<void> {
  const { client } = chat;
  const { prompt } = terminal;
  const lock = chat.trust ? formatTrust(chat.trust.trust) : '';
  if (lock !== '') prompt.print(lock);
  const stopPrinting = printItems(chat, prompt);
  const stopReporting = reportLink(client, (sentence) => prompt.print(sentence));
  try {
    await Promise.race([new LinearRoom({ chat, terminal, inputHistory }).run(), client.failure]);
  } catch (error) {
    if (!isHostClosed(error)) throw error;
    prompt.print(neutralizeLine(error.message));
    requireSent([...client.rooms.values()].reduce((count, { sending }) => count + sending.length, 0));
  } finally {
    stopPrinting();
    stopReporting();
  }
}

/** Prints what there is and what comes in the shown room, and keeps the prompt's nick up to date. Returns how to stop. */
function printItems({ client, personal }: Chat, prompt: Prompt): () => void {
  let lines: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    prompt.label = `${neutralizeLine(client.view.nick)}> `;
    if (lines.length > 0) prompt.print(lines.join('\n'));
    lines = [];
  };
  const print = (more: readonly string[]) => {
    lines.push(...more.filter((line) => line !== ''));
    timer ??= setTimeout(flush, burstMs);
  };
  const stops = [
    // Before the items of that room.
    watchRoom(client, (label) => print([`— ${neutralizeLine(label)} —`])),
    watchItems(client, (items) => {
      const ignored = personal?.ignoreList.members ?? [];
      print(items.flatMap((item) => shownItem(item, ignored) ?? []).map((item) => formatItem(item, client.hostTime())));
    }),
    watchElsewhere(client, (line) => print([line])),
  ];
  flush();
  return () => {
    for (const stop of stops) stop();
    flush();
    prompt.label = '';
  };
}

/** Calls back with what another room is called when that is shown. Returns how to stop. */
function watchRoom(client: Client, onRoom: (label: string) => void): () => void {
  let { id } = client.view.info;
  return client.subscribe(() => {
    const { info, rooms } = client.view;
    if (info.id === id) return;
    id = info.id;
    onRoom(rooms.find(({ isShown }) => isShown)?.label ?? id);
  });
}

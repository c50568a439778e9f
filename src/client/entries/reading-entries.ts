import { isGone } from '../../chat/amend-message.ts';
import type { MessagePosted } from '../../chat/event.ts';
import { isRefusal } from '../../chat/refusal.ts';
import { neutralizeLine } from '../../chat/text.ts';
import { formatFound } from '../text/format-item.ts';
import type { Performers, Performing } from './entry-parts.ts';
import { shownLabel } from './report.ts';

type ReadingEntries = 'list-pins' | 'search' | 'export' | 'help' | 'mistake';

export const readingEntries: Performers<ReadingEntries> = {
  'list-pins': async (_, performing) => {
    const { client, parts } = performing;
    const pinned = await Promise.all(client.view.info.pinned.map((seq) => readMessage(seq, performing)));
    const shown = pinned.filter((message) => message !== undefined && !isGone(message, client.hostTime()));
    const label = shownLabel(performing);
    parts.notice(
      shown.length === 0
        ? `Nothing is pinned in ${label}. /pin 42 pins a message.`
        : [`Pinned in ${label}:`, ...shown.map((message) => formatFound(message as MessagePosted))].join('\n'),
    );
  },
  search: async ({ words }, { client, parts }) => {
    const found = await client.search(words);
    if (isRefusal(found)) parts.onRefused(found.message);
    else if (found.messages.length > 0) parts.onFound(found);
    else parts.notice(`Nothing was found for: ${neutralizeLine(words)}`);
  },
  export: ({ format }, { parts }) => parts.onExport(format),
  help: ({ topic }, { parts }) => parts.onHelp(topic),
  mistake: ({ message }, { parts }) => parts.onRefused(message),
};

/** As it is by now; from the host, where it is not among the items. */
async function readMessage(seq: number, { client }: Performing): Promise<MessagePosted | undefined> {
  const { items, info } = client.view;
  const item = items.find((each) => each.kind === 'event' && each.event.seq === seq);
  const { events } = item?.kind === 'event' ? { events: [item.event] } : await readOne(seq);
  return events.find((event) => event.type === 'message-posted' && event.seq === seq) as MessagePosted | undefined;

  function readOne(target: number) {
    return client.readHistory({ after: target - 1, limit: 1 }, info.id);
  }
}

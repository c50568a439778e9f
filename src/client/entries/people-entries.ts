import { formatIgnored, ignoreNick, type Outcome, unignoreNick } from '../personal/ignoring.ts';
import type { Performers, Performing } from './entry-parts.ts';
import { report } from './report.ts';

type PeopleEntries = 'nick' | 'who' | 'away' | 'ignore' | 'unignore';

export const peopleEntries: Performers<PeopleEntries> = {
  nick: async ({ nick }, performing) => {
    const { client } = performing;
    // It may be the nick that the host did not let in.
    if (client.view.link.type === 'closed') return void client.connect(nick).catch(() => {});
    await report(client.rename(nick), performing);
  },
  who: async (_, performing) => {
    const { client, parts } = performing;
    const { id } = client.view.info;
    if (!(await report(client.who(id), performing))) return;
    parts.notice(parts.formatWho({ ...client.view, ...client.rooms.get(id) }));
  },
  away: async ({ message }, performing) => {
    if (!(await report(performing.client.setAway(message), performing))) return;
    performing.parts.notice(
      message === '' ? 'You are back.' : `You are away: ${message}. /back tells that you are here again.`,
    );
  },
  ignore: ({ nick }, performing) => {
    const { client, parts } = performing;
    const { ignoreList: list } = parts;
    if (!list) return refuseIgnoring(performing);
    if (nick === undefined) return parts.notice(formatIgnored(list));
    tell(ignoreNick(list, { view: client.view, own: client.own, nick }), performing);
  },
  unignore: ({ nick }, performing) => {
    const { ignoreList: list } = performing.parts;
    if (!list) return refuseIgnoring(performing);
    tell(unignoreNick(list, nick), performing);
  },
};

/** Whom to ignore is between the person and the screen: the host is not told. */
function tell(outcome: Outcome, { parts }: Performing): void {
  if ('said' in outcome) parts.notice(outcome.said);
  else parts.onRefused(outcome.mistake);
}

function refuseIgnoring({ parts }: Performing): void {
  parts.onRefused('Only who is at a terminal can ignore others.');
}

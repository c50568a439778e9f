import type { Nick } from '../../chat/nick.ts';
import { lobby } from '../../chat/room-id.ts';
import { isRefused } from '../asking.ts';
import { formatKnockAnswer } from '../knocks.ts';
import { formatInviteShown, formatOpenInvite, formatPrivateInvite } from '../text/format-invite.ts';
import type { Performers, Performing } from './entry-parts.ts';
import { report } from './report.ts';

type HostEntries = 'allow-plaintext' | 'invite' | 'answer-knock';

/** Who comes in. */
export const hostEntries: Performers<HostEntries> = {
  'allow-plaintext': (_, { parts }) => {
    if (!parts.allowPlaintext) return parts.onRefused('Only whoever hosts can let others in without encryption.');
    if (!parts.allowPlaintext())
      return parts.onRefused('This host was started with --plaintext off: nobody comes in so.');
    parts.notice('Browsers on this network may come in without encryption now. Who is on the network can read along.');
  },
  invite: async ({ whom }, performing) => {
    const { client, parts } = performing;
    const goal = { wayIn: parts.wayIn?.(), room: client.view.info };
    const shown = await client.createInvite(whom);
    if (!isRefused(shown)) parts.notice(formatInviteShown(shown, goal), 'welcome');
    else if (shown.code !== 'not-allowed' || whom !== undefined) parts.onRefused(shown.message);
    else if (client.view.isPrivate) parts.notice(formatPrivateInvite(await findInCharge(performing)));
    else parts.notice(formatOpenInvite(goal), 'welcome');
  },
  'answer-knock': async ({ nick, isLetIn }, performing) => {
    const { client, parts } = performing;
    if (!(await report(client.answerKnock(nick, isLetIn), performing))) return;
    parts.notice(formatKnockAnswer(nick, isLetIn));
  },
};

/** The owner and operators who are here, by what the host says of it now. */
export async function findInCharge({ client }: Pick<Performing, 'client'>): Promise<Nick[]> {
  await client.who(lobby);
  const { nicks, roles } = client.rooms.get(lobby) ?? client.view;
  return [...roles.keys()].filter((nick) => nicks.has(nick) && nick !== client.view.nick);
}

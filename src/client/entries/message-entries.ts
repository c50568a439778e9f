import { formatTtl } from '../../chat/ttl.ts';
import { findLastOwn } from '../view/last-own.ts';
import type { Performers, Performing } from './entry-parts.ts';
import { report, shownLabel } from './report.ts';

type MessageEntries = 'say' | 'act' | 'say-temporarily' | 'set-ttl' | 'reply' | 'react' | 'edit' | 'delete' | 'pin';

export const messageEntries: Performers<MessageEntries> = {
  say: async ({ text }, performing) => void (await report(performing.client.post(text), performing)),
  act: async ({ text }, performing) => {
    await report(performing.client.post(text, { isAction: true }), performing);
  },
  'say-temporarily': async ({ text, ttlMs }, performing) => {
    await report(performing.client.post(text, { ttlMs }), performing);
  },
  'set-ttl': ({ ttlMs }, performing) => {
    performing.client.setTtl(ttlMs);
    const label = shownLabel(performing);
    performing.parts.notice(
      ttlMs === undefined
        ? `What you say in ${label} stays again.`
        : `What you say in ${label} vanishes after ${formatTtl(ttlMs)} from now on. /temp off ends that.`,
    );
  },
  reply: async ({ target: replyTo, text }, performing) => {
    await report(performing.client.post(text, { replyTo }), performing);
  },
  react: async ({ target, reaction }, performing) => {
    await report(performing.client.react(target, reaction), performing);
  },
  edit: async (entry, performing) => {
    const { target = lastOwn(performing), text } = entry;
    if (target !== undefined) await report(performing.client.edit(target, text), performing);
  },
  delete: async (entry, performing) => {
    const { target = lastOwn(performing) } = entry;
    if (target !== undefined) await report(performing.client.delete(target), performing);
  },
  pin: async ({ target }, performing) => void (await report(performing.client.pin(target), performing)),
};

/** The seq of the last message that this person has said in the shown room; tells why there is none that could be meant. */
function lastOwn({ client, parts }: Performing): number | undefined {
  // It would be the one before.
  if (client.view.sending.length > 0) {
    parts.onRefused('Your last message is still on its way. Try again in a moment.');
    return undefined;
  }
  const last = findLastOwn(client.view, { own: client.own, hostTime: client.hostTime() });
  if (last) return last.seq;
  parts.onRefused('You have said nothing here lately. Name a message by its number: /edit 42 hello, /delete 42');
  return undefined;
}

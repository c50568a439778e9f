import type { Knock } from '../host/plaintext-gate.ts';
import { sixWordsOf } from '../identity/six-words.ts';
import { formatAddress } from '../protocol/address.ts';
import { formatInvite } from '../protocol/invite.ts';
import type { StartedHost } from './start-host.ts';

type ReachableHost = Pick<StartedHost, 'addresses' | 'port' | 'url' | 'title' | 'identity' | 'keyId'>;

/** The addresses that others enter, best first. */
export function placesOf({ addresses, port }: ReachableHost): string[] {
  return addresses.map((hostname) => formatAddress({ hostname, port }));
}

/** The link by which others know that nobody else poses as this host. */
export function inviteTo({ addresses, port, keyId }: ReachableHost): string {
  const [hostname = '127.0.0.1'] = addresses;
  return formatInvite({ kind: 'link', address: { hostname, port }, keyId });
}

/** What whoever hosts on a screen is told first. Short lines: address and invite stand whole on their own at 80 columns. */
export function formatWelcome(host: ReachableHost): string {
  const [best = '', ...others] = placesOf(host);
  const also = others.length > 0 ? [`If that does not work: ${others.join('  ')}`] : [];
  return [
    `You are hosting "${host.title}". Others run pychat, press 2 and enter`,
    `    ${best}`,
    ...also,
    `Or in a browser: ${host.url}`,
    'or this invite, which nobody else can pose behind:',
    `    ${inviteTo(host)}`,
    `Your six words: ${sixWordsOf(host.identity)}`,
    '/help shows what you can do; exit closes the chat.',
  ].join('\n');
}

/** What whoever hosts is told of the first that was not let in without encryption. */
export function formatKnock({ address }: Knock): string {
  return `A browser at ${address} wants in without encryption: /allow plaintext lets it and others like it in.`;
}

/** The same for whoever hosts without a screen. */
export function formatHeadlessWelcome(host: ReachableHost): string {
  const [best = '', ...others] = placesOf(host);
  const also = others.length > 0 ? [`Also at:         ${others.join('  ')}`] : [];
  return [
    `${host.title} is open at ${best}`,
    `Others join:     pychat join ${best}`,
    ...also,
    `In a browser:    ${host.url}`,
    `Or by invite:    ${inviteTo(host)}`,
    `Its six words:   ${sixWordsOf(host.identity)}`,
    'Ctrl-C closes it.\n',
  ].join('\n');
}

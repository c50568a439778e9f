import { passOn } from '../../client/text/format-invite.ts';
import type { WayIn } from '../../client/way-in.ts';
import type { Knock } from '../../host/port/plaintext-gate.ts';
import { sixWordsOf } from '../../identity/six-words.ts';
import { formatAddress } from '../../protocol/address.ts';
import { formatInvite } from '../../protocol/invite.ts';
import type { StartedHost } from './start-host.ts';

type ReachableHost = Pick<
  StartedHost,
  'addresses' | 'port' | 'url' | 'title' | 'identity' | 'keyId' | 'isPrivate' | 'invite'
>;

/** The addresses that others enter, best first. */
export function placesOf({ addresses, port }: Pick<ReachableHost, 'addresses' | 'port'>): string[] {
  return addresses.map((hostname) => formatAddress({ hostname, port }));
}

/** Where others find this host. */
export function wayInto({ addresses, port, keyId }: Pick<ReachableHost, 'addresses' | 'port' | 'keyId'>): WayIn {
  const [hostname = '127.0.0.1'] = addresses;
  return { address: { hostname, port }, keyId };
}

/** The link by which others know that nobody else poses as this host, and come into a private one. */
export function inviteTo(host: ReachableHost): string {
  const { address } = wayInto(host);
  const { token } = host.invite();
  return formatInvite({ kind: 'link', address, keyId: host.keyId, ...(token !== undefined && { token }) });
}

/** What others type to be sure that it is this host, and to come into a private one. */
export function codeTo(host: ReachableHost): string {
  return formatInvite({ kind: 'code', address: wayInto(host).address, code: host.invite().code });
}

/** What whoever hosts on a screen is told first. Short lines: what others are to enter stands whole on its own at 80 columns. */
export function formatWelcome(host: ReachableHost): string {
  return [
    `You are hosting "${host.title}"${host.isPrivate ? ' in private' : ''}. Others run pychat, press 2 and enter`,
    ...(host.isPrivate ? privateWays(host) : openWays(host)),
    `Your six words: ${sixWordsOf(host.identity)}`,
    '/help shows what you can do; exit closes the chat.',
  ].join('\n');
}

function openWays(host: ReachableHost): string[] {
  const [best = '', ...others] = placesOf(host);
  return [
    passOn(best),
    ...(others.length > 0 ? [`If that does not work: ${others.join('  ')}`] : []),
    'or, to be sure that it is you:',
    passOn(codeTo(host)),
    'or this link:',
    passOn(inviteTo(host)),
    `Or in a browser: ${host.url}`,
  ];
}

function privateWays(host: ReachableHost): string[] {
  const [, ...others] = placesOf(host);
  return [
    passOn(codeTo(host)),
    'or this link:',
    passOn(inviteTo(host)),
    ...(others.length > 0 ? [`If that address does not work: ${others.join('  ')}`] : []),
    `Or in a browser: ${host.url}`,
    'Who enters the address alone knocks, and comes in only if you say so.',
  ];
}

/** What whoever hosts is told of the first that was not let in without encryption. */
export function formatKnock({ address }: Knock): string {
  return `A browser at ${address} wants in without encryption: /allow plaintext lets it and others like it in.`;
}

/** The same as `formatWelcome` for whoever hosts without a screen. */
export function formatHeadlessWelcome(host: ReachableHost): string {
  const [best = '', ...others] = placesOf(host);
  const sure = host.isPrivate
    ? `Others join:     pychat join ${codeTo(host)}`
    : `Or, to be sure:  pychat join ${codeTo(host)}`;
  return [
    `${host.title} is ${host.isPrivate ? 'private, ' : 'open '}at ${best}`,
    ...(host.isPrivate ? [] : [`Others join:     pychat join ${best}`]),
    ...(others.length > 0 ? [`Also at:         ${others.join('  ')}`] : []),
    sure,
    `In a browser:    ${host.url}`,
    `Or by invite:    ${inviteTo(host)}`,
    `Its six words:   ${sixWordsOf(host.identity)}`,
    'Ctrl-C closes it.\n',
  ].join('\n');
}

/** The same when the code is another. */
export function formatReplacedCode(host: ReachableHost): string {
  return `Too many wrong codes were tried. The new one:  pychat join ${codeTo(host)}\n`;
}

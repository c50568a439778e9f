import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import ipaddr from 'ipaddr.js';

const maxNameLength = 253;

/**
 * A name as a certificate spells it: an IP without its zone, or a DNS name in lower case and ASCII, without a dot at its end.
 * Undefined for what no certificate can name.
 */
export function certifiableName(name: string): { readonly type: 'ip' | 'dns'; readonly value: string } | undefined {
  const [withoutZone = ''] = name.split('%', 1);
  // An IPv4 address in the clothes of IPv6 is an IPv4 one.
  if (isIP(withoutZone)) return { type: 'ip', value: ipaddr.process(withoutZone).toNormalizedString() };
  const value = domainToASCII(name.replace(/\.$/u, ''));
  const isName = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*$/u.test(value);
  return isName && !isIP(value) && value.length <= maxNameLength ? { type: 'dns', value } : undefined;
}

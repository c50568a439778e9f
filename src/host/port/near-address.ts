import ipaddr from 'ipaddr.js';

const localRanges: readonly string[] = ['private', 'uniqueLocal', 'linkLocal', 'carrierGradeNat'];

/** Whether this IP address is of a local network; `localNetworks` are those that the host is in, as `192.168.1.7/24`. */
export function isNear(address: string, localNetworks: () => readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const peer = ipaddr.process(address);
  return localRanges.includes(peer.range()) || localNetworks().some((network) => isIn(peer, network));
}

function isIn(peer: ReturnType<typeof ipaddr.process>, network: string): boolean {
  if (!ipaddr.isValidCIDR(network)) return false;
  const [base, bits] = ipaddr.parseCIDR(network);
  return base.kind() === peer.kind() && peer.match(base as never, bits);
}

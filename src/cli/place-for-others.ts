import ipaddr from 'ipaddr.js';
import type { Address } from '../protocol/address.ts';
import { reachableHostnames } from './hosting/bound-address.ts';
import { findRunningHosts } from './hosting/running-hosts.ts';

/** Where others reach the host that is reached here at this address: what leads to this machine itself leads nobody else here. */
export function placeForOthers(address: Address): Address {
  if (!leadsToThisMachine(address.hostname)) return address;
  const host = findRunningHosts().find(({ port }) => port === address.port);
  const [hostname = address.hostname] = reachableHostnames(host?.bind);
  return { hostname, port: address.port };
}

function leadsToThisMachine(hostname: string): boolean {
  if (/^(?:.*\.)?localhost\.?$/iu.test(hostname)) return true;
  return ipaddr.isValid(hostname) && ipaddr.process(hostname).range() === 'loopback';
}

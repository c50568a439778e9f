import net from 'node:net';
import ipaddr from 'ipaddr.js';

/** An IP address in the one spelling by which addresses are compared; undefined for what is none. */
export function parseIpAddress(input: string): string | undefined {
  const address = input.replace(/%.*$/u, '');
  return net.isIP(address) === 0 ? undefined : ipaddr.process(address).toString();
}

export function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}

import { networkInterfaces } from 'node:os';

/** The networks that this machine is in, as `192.168.1.7/24`; loopback among them. None where the system does not tell. */
export function localNetworks(): string[] {
  try {
    return Object.values(networkInterfaces()).flatMap((entries = []) => entries.flatMap(({ cidr }) => cidr ?? []));
  } catch {
    return [];
  }
}

import { type Address, formatAddress, parseAddress } from '../protocol/address.ts';
import { localHostname } from './bound-address.ts';
import { PychatError } from './pychat-error.ts';
import { findRunningHosts, type RunningHost } from './running-hosts.ts';
import { chooseSetting } from './settings.ts';

/** The address that was given or set, else the host that runs on this machine; throws a usage error when that is not one. */
export function chooseTarget(given: string | undefined): Address {
  const text = chooseSetting('to', given);
  return text === undefined ? addressOfRunningHost() : readAddress(text);
}

/** Throws a usage error for what is no address. */
export function readAddress(text: string): Address {
  const address = parseAddress(text);
  if ('mistake' in address) throw new PychatError('usage', address.mistake);
  return address;
}

function addressOfRunningHost(): Address {
  const [host, ...others] = findRunningHosts();
  if (!host)
    throw new PychatError('no-host', 'No host runs on this machine. Say where: an IP, or IP:PORT.', {
      hint: 'To host one: pychat host',
    });
  if (others.length === 0) return localAddressOf(host);
  const list = [host, ...others].map((each) => `${formatAddress(localAddressOf(each))} (${each.title})`).join(', ');
  throw new PychatError('no-host', `Several hosts run on this machine: ${list}.`, { hint: 'Say which one.' });
}

function localAddressOf({ port, bind }: RunningHost): Address {
  return { hostname: localHostname(bind), port };
}

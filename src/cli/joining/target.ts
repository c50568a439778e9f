import type { RoomId } from '../../chat/room-id.ts';
import { parseShortCode, type ShortCode } from '../../identity/short-code.ts';
import { type Address, formatAddress } from '../../protocol/address.ts';
import { type CodeInvite, type LinkInvite, parseInvite } from '../../protocol/invite.ts';
import { localHostname } from '../hosting/bound-address.ts';
import { findRunningHosts, type RunningHost } from '../hosting/running-hosts.ts';
import { PychatError } from '../pychat-error.ts';
import { chooseSetting } from '../settings.ts';

/** Where to go, and what an invite says of it. */
export interface Target {
  readonly address: Address;
  /** `keyIdOf` the key that must answer there. Undefined: nobody said. */
  readonly keyId?: string;
  /** Lets in at a private host, where `keyId` is known. */
  readonly inviteToken?: string;
  /** The host and we show each other that we know it. */
  readonly code?: ShortCode;
  /** To be entered beside the lobby. */
  readonly room?: RoomId;
}

/** The address or invite that was given or set, else the host that runs on this machine; throws a usage error when that is not one. */
export function chooseTarget(given: string | undefined): Target {
  const text = chooseSetting('to', given);
  return text === undefined ? { address: addressOfRunningHost() } : readTarget(text);
}

/** Throws a usage error for what is no address, no code with an address, and no link. */
export function readTarget(text: string): Target {
  const invite = parseInvite(text);
  if ('mistake' in invite) throw new PychatError('usage', invite.mistake);
  switch (invite.kind) {
    case 'address':
      return { address: invite.address };
    case 'link':
      return linkTarget(invite);
    case 'code':
      return codeTarget(invite);
  }
}

/** What is wrong with an address or an invite, if anything. */
export function findTargetMistake(text: string): string | undefined {
  try {
    readTarget(text);
    return undefined;
  } catch (error) {
    if (error instanceof PychatError) return error.message;
    throw error;
  }
}

function linkTarget({ address, keyId, token, room }: LinkInvite): Target {
  return {
    address,
    keyId,
    ...(token !== undefined && { inviteToken: token }),
    ...(room !== undefined && { room }),
  };
}

function codeTarget({ address, code: typed }: CodeInvite): Target {
  const code = parseShortCode(typed);
  if (typeof code !== 'string') throw new PychatError('usage', code.mistake);
  return { address, code };
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

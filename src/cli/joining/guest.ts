import type { Client } from '../../client/client.ts';
import { formatFirstMeeting } from '../../client/trust.ts';
import type { WayIn } from '../../client/way-in.ts';
import { keyIdOf } from '../../identity/person-key.ts';
import type { Address } from '../../protocol/address.ts';
import { openOwnKey } from '../own-key.ts';
import { placeForOthers } from '../place-for-others.ts';
import type { Acceptance } from './accept-new.ts';
import { createCodeExchange } from './code-exchange.ts';
import { type ClientOptions, createClient } from './create-client.ts';
import { dial } from './dial.ts';
import { HostCheck } from './host-check.ts';
import type { Target } from './target.ts';

/** A client of a host out there, and what is known of who that is. */
export interface Guest {
  readonly client: Client;
  readonly trust: HostCheck;
  /** Where others find the host. */
  wayIn(): WayIn;
}

interface GuestParts {
  readonly target: Target;
  readonly acceptance: Acceptance;
}

type ClientCredentials = Pick<ClientOptions, 'code' | 'inviteToken'>;
type GuestOptions = Omit<ClientOptions, 'dial' | keyof ClientCredentials>;

/** Throws a `PychatError` where there is no key to be had, or the known hosts cannot be read. */
export function createGuest(parts: GuestParts, options: GuestOptions): Guest {
  const { target } = parts;
  const { address } = target;
  const trust = new HostCheck({ ...parts, ownKeyId: keyIdOf(openOwnKey().publicKey) });
  const dialChecked = () => dial(address, { checkHost: (publicKey) => trust.check(publicKey) });
  const client = createClient({ dial: dialChecked, ...options, ...credentialsOf(target, trust) });
  return { client, trust, wayIn: () => wayInto(address, trust) };
}

function credentialsOf({ code, keyId, inviteToken: token }: Target, trust: HostCheck): ClientCredentials {
  return {
    ...(code !== undefined && { code: createCodeExchange(code, () => trust.verify()) }),
    ...(keyId !== undefined && token !== undefined && { inviteToken: { token, keyId } }),
  };
}

/** A link makes others sure of a key: not of one that nobody here is sure of. */
function wayInto(address: Address, { trust }: HostCheck): WayIn {
  const isKnown = 'keyId' in trust && trust.type !== 'unverified';
  return { address: placeForOthers(address), ...(isKnown && { keyId: trust.keyId }) };
}

/** Connects, and keeps the host for the next time. Resolves with what the person is to be told of a host that was never met. */
export async function connectGuest({ client, trust }: Guest): Promise<string | undefined> {
  await client.connect();
  try {
    trust.keep(client.view.title);
  } catch (error) {
    client.close();
    throw error;
  }
  return trust.trust.type === 'unverified' ? formatFirstMeeting(trust.trust.words) : undefined;
}

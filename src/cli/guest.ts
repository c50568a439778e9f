import type { Client } from '../client/client.ts';
import { formatFirstMeeting } from '../client/trust.ts';
import { keyIdOf } from '../identity/person-key.ts';
import type { Acceptance } from './accept-new.ts';
import { type ClientOptions, createClient } from './create-client.ts';
import { dial } from './dial.ts';
import { HostCheck } from './host-check.ts';
import { openOwnKey } from './own-key.ts';
import type { Target } from './target.ts';

/** A client of a host out there, and what is known of who that is. */
export interface Guest {
  readonly client: Client;
  readonly trust: HostCheck;
}

interface GuestParts {
  readonly target: Target;
  readonly acceptance: Acceptance;
}

/** Throws a `PychatError` where there is no key to be had, or the known hosts cannot be read. */
export function createGuest(parts: GuestParts, options: Omit<ClientOptions, 'dial'>): Guest {
  const { address } = parts.target;
  const trust = new HostCheck({ ...parts, ownKeyId: keyIdOf(openOwnKey().publicKey) });
  const dialChecked = () => dial(address, { checkHost: (publicKey) => trust.check(publicKey) });
  return { client: createClient({ dial: dialChecked, ...options }), trust };
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

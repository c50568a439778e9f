import { randomBytes } from 'node:crypto';
import { Client } from '../../client/client.ts';
import type { CodeExchange } from '../../client/code-exchange.ts';
import type { InviteToken } from '../../client/handshake.ts';
import { createKeyProof } from '../../identity/key-proof.ts';
import { keyIdOf } from '../../identity/person-key.ts';
import type { Connection } from '../../transport/connection.ts';
import { openOwnKey } from '../own-key.ts';
import { seenStore } from '../personal/last-seen.ts';
import { chooseSetting } from '../settings.ts';
import { software } from '../version.ts';

/** How this client takes part. */
export interface ClientOptions {
  readonly dial: () => Promise<Connection>;
  /** The host's short code, where the person was told it. */
  readonly code?: CodeExchange;
  readonly inviteToken?: InviteToken;
  /** Without a nick it is an observer. */
  readonly nick?: string;
  /** Default: yes. */
  readonly isJoining?: boolean;
  /** How long a lost connection is dialled again. Default: for ever. */
  readonly retryForMs?: number;
}

/** A client with this person's key and this machine's clocks; `connect` it. Throws a `PychatError` if there is no key to be had. */
export function createClient({ retryForMs = Number.POSITIVE_INFINITY, ...options }: ClientOptions): Client {
  const { privateKey, publicKey } = openOwnKey();
  return new Client({
    ...options,
    retryForMs,
    identity: { publicKey, keyId: keyIdOf(publicKey), prove: (occasion) => createKeyProof(privateKey, occasion) },
    software,
    tellsTyping: chooseSetting('typing', undefined) !== 'off',
    clientId: randomBytes(6).toString('base64url'),
    random: Math.random,
    now: () => performance.now(),
    clock: Date.now,
    lastSeen: seenStore.read,
  });
}

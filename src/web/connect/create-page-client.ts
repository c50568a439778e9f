import { Client } from '../../client/client.ts';
import type { ClientParts } from '../../client/client-parts.ts';
import { browserStore, tabStore } from '../keep/text-store.ts';
import { encodeBase64url } from './base64url.ts';
import { openBrowserKey } from './browser-key.ts';
import { dial } from './dial.ts';

type PageClientParts = Pick<ClientParts, 'nick' | 'isJoining' | 'continuation' | 'lastSeen'> & {
  /** Of the client that it goes on from. Default: a new one. */
  readonly clientId?: string;
};

/** A client of the host that the page came from, with this browser's key; `connect` it. */
export function createPageClient(parts: PageClientParts): Client {
  return new Client({
    clientId: encodeBase64url(crypto.getRandomValues(new Uint8Array(6))),
    ...parts,
    dial: () => dial({ place: location, store: tabStore }),
    identity: openBrowserKey(browserStore),
    software: `pychat ${typeof pagePychatVersion === 'undefined' ? '0.0.0-source' : pagePychatVersion} page`,
    retryForMs: Number.POSITIVE_INFINITY,
    random: Math.random,
    now: () => performance.now(),
    clock: Date.now,
  });
}

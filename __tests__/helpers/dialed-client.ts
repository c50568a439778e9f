import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { dial } from '../../src/cli/joining/dial.ts';
import { Client } from '../../src/client/client.ts';
import { createKeyProof } from '../../src/identity/key-proof.ts';
import { keyIdOf } from '../../src/identity/person-key.ts';
import type { Address } from '../../src/protocol/address.ts';

/** A client with a key of its own that reaches a host over a real socket. */
export function dialedClient(
  address: Address,
  { nick, random = Math.random, isJoining = true }: { nick?: string; random?: () => number; isJoining?: boolean } = {},
): Client {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64url');
  return new Client({
    dial: () => dial(address),
    ...(nick !== undefined && { nick }),
    isJoining,
    identity: { publicKey: spki, keyId: keyIdOf(spki), prove: (occasion) => createKeyProof(privateKey, occasion) },
    software: 'pychat test',
    clientId: randomBytes(6).toString('base64url'),
    random,
    now: () => performance.now(),
    clock: Date.now,
    retryForMs: 60_000,
  });
}

/** The texts of all messages in a host's lobby, in order. */
export async function readAll(address: Address): Promise<string[]> {
  const observer = dialedClient(address, { isJoining: false });
  await observer.connect();
  const texts: string[] = [];
  for (let after = 0; ; ) {
    const { events, isNewest } = await observer.readHistory({ after });
    texts.push(...events.flatMap((event) => (event.type === 'message-posted' ? [event.text] : [])));
    after = events.at(-1)?.seq ?? after;
    if (!isNewest) continue;
    observer.close();
    return texts;
  }
}

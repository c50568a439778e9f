import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { KeyId } from '../../src/chat/author.ts';
import type { Client } from '../../src/client/client.ts';
import type { ClientError } from '../../src/client/client-error.ts';
import { setUpTemporaryHome } from '../helpers/temporary-home.ts';
import { createTestClient, viewWhen } from '../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../helpers/test-host.ts';
import { createTestIdentity } from '../helpers/test-identity.ts';
import { waitFor } from '../helpers/wait-for.ts';

setUpTemporaryHome();
const { acceptanceOf } = await import('../../src/cli/joining/accept-new.ts');
const { openDoors } = await import('../../src/cli/chat-doors.ts');
const { chooseHostOptions } = await import('../../src/cli/hosting/host-options.ts');

let host: TestHost;
let ada: Client;
/** How far the host's time is ahead. */
let aheadMs: number;

beforeEach(async () => {
  const identity = createTestIdentity();
  aheadMs = 0;
  const now = () => performance.now() + aheadMs;
  host = await openTestHost({ isPrivate: true, plaintext: 'off', ownerKey: identity.keyId as KeyId, now });
  ada = createTestClient({ nick: 'Ada', identity, dial: host.dial });
  await ada.connect();
});
afterEach(async () => {
  ada.close();
  await host.close();
});

/** Somebody with another key; whether they may knock as Bob, or somebody does already. */
async function canKnockAsBob(): Promise<boolean> {
  const client = createTestClient({ nick: 'Bob', dial: host.dialSocket });
  client.connect().catch(() => {});
  const { link } = await viewWhen(client, ({ link: { type } }) => type === 'knocking' || type === 'closed');
  client.close();
  return link.type === 'knocking';
}

describe('[P62] a person at the door of a private host', () => {
  async function knock(signal: AbortSignal) {
    const knocked = Promise.withResolvers<string>();
    const doors = openDoors({
      hostOptions: chooseHostOptions({}),
      room: undefined,
      acceptance: acceptanceOf(false),
    });
    const address = `127.0.0.1:${await host.port()}`;
    const joined = doors.join({ address, onKnocking: knocked.resolve, signal }, 'Bob');
    return { joined, title: await knocked.promise };
  }

  it('is told that the host was asked, and is in when it says yes', async () => {
    const leaving = new AbortController();
    const { joined, title } = await knock(leaving.signal);
    expect(title).toBe('Test room');
    expect(await ada.answerKnock('Bob', true)).toMatchObject({ type: 'ok' });
    const chat = await joined;
    leaving.abort();
    expect(chat.client.view.link.type).toBe('open');
    expect(chat.trust?.trust.type).toBe('own');
    await chat.close();
  });

  it('takes it back when nobody waits any more', async () => {
    const leaving = new AbortController();
    const { joined } = await knock(leaving.signal);
    expect(await canKnockAsBob()).toBe(false);
    leaving.abort();
    const error = await joined.catch((reason: ClientError) => reason);
    expect(error).toMatchObject({ code: 'unreachable' });
    // Its nick is kept for a while, so that an answer is for nobody else.
    await waitFor(
      () => {
        aheadMs += 31_000;
        return canKnockAsBob();
      },
      () => 'Nobody else may knock as Bob.',
    );
  });
});

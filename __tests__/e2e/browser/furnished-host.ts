import type { Browser, BrowserContextOptions } from 'playwright-core';
import { type BrowserPerson, enterLobby, openPerson } from '../../helpers/browser.ts';
import { createHome, type HostProcess, startHostProcess } from '../../helpers/executable.ts';
import { dialTo } from '../../helpers/hostile-client.ts';
import { enterAs, type RawClient } from '../../helpers/raw-client.ts';
import { rowsWith } from '../../helpers/room-page.ts';

/** A host whose lobby holds something of every kind, said by Bob, who is there. Close it. */
export interface FurnishedHost {
  readonly host: HostProcess;
  readonly bob: RawClient;
  close(): Promise<void>;
}

export async function startFurnishedHost(): Promise<FurnishedHost> {
  const host = await startHostProcess(await createHome(), ['--limit', 'flood=off']);
  const bob = await enterAs('Bob', { dial: () => dialTo(host) });
  await furnish(bob);
  const close = async () => {
    await bob.end();
    await host.stop();
  };
  return { host, bob, close };
}

/** Somebody at the door, with all that is to be seen there. */
export async function arrive(
  browser: Browser,
  { host, ...look }: Pick<FurnishedHost, 'host'> & BrowserContextOptions,
): Promise<BrowserPerson> {
  const person = await openPerson(browser, { origin: `http://127.0.0.1:${host.port}`, ...look });
  await person.page.goto('/');
  await person.page.getByRole('button', { name: /^#den/u }).waitFor();
  return person;
}

/** Somebody in the lobby, with all that is to be seen there. Whose page was closed without a word keeps the nick for a while. */
export async function enterFurnished(
  browser: Browser,
  { host, nick, ...look }: Pick<FurnishedHost, 'host'> & { readonly nick: string } & BrowserContextOptions,
): Promise<BrowserPerson> {
  const person = await openPerson(browser, { origin: `https://127.0.0.1:${host.port}`, ...look });
  await enterLobby(person, nick);
  await rowsWith(person.page, 'An answer').waitFor();
  return person;
}

async function furnish(bob: RawClient): Promise<void> {
  await bob.askRoom({ type: 'create-room', name: 'den', isPrivate: false });
  await bob.post('Hello, see https://example.org/ and *this*, @Ada');
  await bob.post('```\nconst answer = 42;\n```\nand `more` code');
  await bob.ask({ type: 'post', room: 'lobby', text: 'waves', isAction: true });
  await bob.ask({ type: 'react', room: 'lobby', target: 1, reaction: '🎉' });
  await bob.ask({ type: 'pin', room: 'lobby', target: 1 });
  await bob.ask({ type: 'post', room: 'lobby', text: 'Gone in an hour', ttlMs: 3_600_000 });
  await bob.ask({ type: 'set-away', message: 'at tea' });
  await bob.ask({ type: 'post', room: 'lobby', text: 'An answer', replyTo: 1 });
}

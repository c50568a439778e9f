import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { type BrowserPerson, enterLobby, messagesIn, openBrowser, openPerson, sayIn } from '../../helpers/browser.ts';
import { cleanUp, createHome, type HostProcess, startHostProcess } from '../../helpers/executable.ts';
import { composerOf } from '../../helpers/room-page.ts';
import { describeWithTool } from '../../helpers/tools.ts';

/** Each takes what makes a WebSocket useless, in all pages of a person. */
const obstacles: readonly [string, (context: BrowserContext) => Promise<unknown>][] = [
  [
    'is refused at once',
    (context) =>
      context.addInitScript(() => {
        window.WebSocket = class extends EventTarget {
          constructor() {
            super();
            setTimeout(() => this.dispatchEvent(new CloseEvent('close', { code: 1006 })));
          }
          close() {}
        } as unknown as typeof WebSocket;
      }),
  ],
  // It opens, and then nothing comes.
  ['says nothing', (context) => context.routeWebSocket(/./u, () => {})],
];

describeWithTool('chromium', '[P72] a page whose WebSocket', () => {
  let browser: Browser;
  let home: string;
  let host: HostProcess;
  let people: BrowserPerson[];
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await cleanUp();
  });
  beforeEach(async () => {
    home = await createHome();
    host = await startHostProcess(home);
    people = [];
  });
  afterEach(async () => {
    await Promise.all([...people.map(({ context }) => context.close()), host.stop()]);
    expect(people.flatMap(({ problems }) => problems)).toEqual([]);
  });

  const open = async (scheme: 'http' | 'https') => {
    const person = await openPerson(browser, { origin: `${scheme}://127.0.0.1:${host.port}` });
    people.push(person);
    return person;
  };
  const kill = async () => {
    await host.stop('SIGKILL');
    return async () => {
      host = await startHostProcess(home, ['--port', `${host.port}`]);
    };
  };
  /** What it posts to the stream, a frame a line. */
  const postsOf = ({ page }: BrowserPerson) => {
    const posts: string[] = [];
    page.on('request', (request) => {
      if (/\/stream\/[\w-]+\?batch=\d+$/u.test(request.url())) posts.push(request.postData() ?? '');
    });
    return posts;
  };

  for (const [index, [what, stand]] of obstacles.entries()) {
    it(`${what} talks and resumes all the same`, async () => {
      const ada = await open(index === 0 ? 'http' : 'https');
      await stand(ada.context);
      const posts = postsOf(ada);
      const bob = await open('https');
      await Promise.all([enterLobby(ada, 'Ada'), enterLobby(bob, 'Bob')]);
      await sayIn(ada.page, 'word 1');
      await messagesIn(bob.page, { containing: 'word', count: 1 });
      expect(posts.join('\n')).toContain('word 1');
      await sayIn(bob.page, 'word 2');
      await messagesIn(ada.page, { containing: 'word', count: 2 });
      const startAgain = await kill();
      await sayIn(ada.page, 'word 3');
      await startAgain();
      await messagesIn(bob.page, { containing: 'word', count: 3 });
      await composerOf(ada.page).fill('word 4');
      await ada.page.evaluate(() => {
        document.querySelector<HTMLFormElement>('.ComposerForm')?.requestSubmit();
        location.reload();
      });
      await messagesIn(bob.page, { containing: 'word', count: 4 });
      await composerOf(ada.page).waitFor();
      await sayIn(ada.page, 'word 5');
      for (const { page } of [ada, bob])
        expect(await messagesIn(page, { containing: 'word', count: 5 })).toEqual(
          [1, 2, 3, 4, 5].map((number) => `word ${number}`),
        );
      expect(posts.filter((body) => body.includes('word 5'))).toHaveLength(1);
    });
  }

  it('is refused leaves at once when it is closed', async () => {
    const [ada, bob] = [await open('https'), await open('https')];
    await obstacles[0]?.[1](ada.context);
    await Promise.all([enterLobby(ada, 'Ada'), enterLobby(bob, 'Bob')]);
    await bob.page.getByRole('heading', { name: '2 here' }).waitFor();
    await ada.page.getByRole('button', { name: 'Room menu' }).click();
    await ada.page.getByRole('menuitem', { name: 'Leave the chat' }).click();
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
    await ada.page.getByRole('button', { name: 'Enter #lobby' }).waitFor();
    await bob.page.getByRole('heading', { name: '1 here' }).waitFor();
  });
});

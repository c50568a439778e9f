import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type BrowserPerson, enterLobby, messagesIn, openBrowser, openPerson, sayIn } from '../../helpers/browser.ts';
import { cleanUp, createHome, type HostProcess, startHostProcess } from '../../helpers/executable.ts';
import { describeWithTool } from '../../helpers/tools.ts';

describeWithTool('chromium', 'the page that the executable serves', () => {
  let browser: Browser;
  let home: string;
  let host: HostProcess;
  let people: BrowserPerson[];
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await cleanUp();
  });
  beforeEach(async () => {
    home = await createHome();
    host = await startHostProcess(home);
    people = [];
  });
  afterEach(async () => {
    const problems = people.flatMap((person) => person.problems);
    await Promise.all(people.map(({ context }) => context.close()));
    await host.stop();
    expect(problems).toEqual([]);
  });

  const open = async (scheme: 'http' | 'https' = 'https') => {
    const person = await openPerson(browser, { origin: `${scheme}://127.0.0.1:${host.port}` });
    people.push(person);
    return person;
  };

  const enterAs = async (nick: string, scheme?: 'http' | 'https') => {
    const person = await open(scheme);
    await enterLobby(person, nick);
    return person;
  };

  it('lets two people talk, one of them without encryption', async () => {
    const ada = await enterAs('Ada');
    const bob = await enterAs('Bob', 'http');
    await sayIn(ada.page, 'hello Bob, says Ada');
    await messagesIn(bob.page, { containing: 'hello Bob', count: 1 });
    await sayIn(bob.page, 'hello Ada, says Bob');
    await messagesIn(ada.page, { containing: 'hello Ada', count: 1 });
  });

  it('goes on after it was loaded again, with nothing lost or doubled, and nobody sees it go', async () => {
    const [ada, bob] = [await enterAs('Ada'), await enterAs('Bob')];
    for (const text of ['word 1', 'word 2']) await sayIn(ada.page, text);
    await ada.page.getByRole('textbox', { name: 'Message', exact: true }).fill('half a sent');
    await sayIn(bob.page, 'word 3');
    await ada.page.reload();
    await ada.page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
    expect(await ada.page.getByRole('textbox', { name: 'Message', exact: true }).inputValue()).toBe('half a sent');
    await sayIn(ada.page, 'word 4');
    for (const { page } of [ada, bob])
      expect(await messagesIn(page, { containing: 'word', count: 4 })).toEqual([
        'word 1',
        'word 2',
        'word 3',
        'word 4',
      ]);
    expect(await bob.page.getByText(/Ada.*(left|joined)|(left|joined).*Ada/u).allInnerTexts()).toEqual([]);
  });

  it('is the same person in two tabs', async () => {
    const ada = await enterAs('Ada');
    const other = await ada.context.newPage();
    await enterLobby({ page: other }, 'Ada');
    await sayIn(ada.page, 'word from the one');
    await sayIn(other, 'word from the other');
    for (const page of [ada.page, other])
      expect(await messagesIn(page, { containing: 'word from', count: 2 })).toHaveLength(2);
    expect(await other.getByLabel('1 here: show who').count()).toBeLessThanOrEqual(1);
  });

  it('goes on when the host was killed and is started again', async () => {
    const [ada, bob] = [await enterAs('Ada'), await enterAs('Bob', 'http')];
    await sayIn(ada.page, 'word before');
    await messagesIn(bob.page, { containing: 'word', count: 1 });
    await host.stop('SIGKILL');
    await sayIn(ada.page, 'word meanwhile');
    host = await startHostProcess(home, ['--port', `${host.port}`]);
    for (const { page } of [ada, bob])
      expect(await messagesIn(page, { containing: 'word', count: 2 })).toEqual(['word before', 'word meanwhile']);
  });

  it('says so when the host that comes back has another page', async () => {
    const ada = await enterAs('Ada');
    await host.stop('SIGKILL');
    await ada.page.route('/', (route) => route.fulfill({ body: '<script src="/assets/start-OTHER.js"></script>' }));
    host = await startHostProcess(home, ['--port', `${host.port}`]);
    await ada.page.locator('.MessagePane-scroll').getByText('Load this page again').waitFor();
  });

  it('takes an invite out of the address bar, also where the browser keeps nothing', async () => {
    const ada = await open();
    await ada.context.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage'] as const)
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('No.', 'SecurityError');
          },
        });
    });
    const traded = ada.page.waitForResponse('**/enter');
    await ada.page.goto(`/#${'k'.repeat(22)}.${'t'.repeat(21)}Q`);
    await (await traded).finished();
    expect(new URL(ada.page.url()).hash).toBe('');
    const [cookie] = await ada.context.cookies();
    expect(cookie).toMatchObject({ name: 'pychat-invite', httpOnly: true, secure: true, sameSite: 'Strict' });
    await enterLobby(ada, 'Ada');
    await sayIn(ada.page, 'hello there');
    await messagesIn(ada.page, { containing: 'hello there', count: 1 });
  });
});

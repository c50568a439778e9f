import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type BrowserPerson, openBrowser, openPerson, sayIn } from '../../helpers/browser.ts';
import { cleanUp, createHome } from '../../helpers/executable.ts';
import { composerOf, rowsWith } from '../../helpers/room-page.ts';
import { Terminal } from '../../helpers/terminal.ts';
import { describeWithTool } from '../../helpers/tools.ts';

describeWithTool('chromium', '[P62] a browser at a private host', () => {
  let browser: Browser;
  let ada: Terminal;
  let bob: BrowserPerson;
  let fragment: string;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  beforeEach(async () => {
    const args = ['host', '--private', '--memory', '--nick', 'Ada', '--bind', '127.0.0.1', '--port', '0'];
    ada = await Terminal.start(await createHome(), args, { columns: 100, rows: 30 });
    const screen = (await ada.shows('exit closes the chat')).join('\n');
    const [, port = '', link = ''] = /pychat:\/\/127\.0\.0\.1:(\d+)\/(#[\w-]{22}\.[\w-]{22})/u.exec(screen) ?? [];
    fragment = link;
    bob = await openPerson(browser, { origin: `https://127.0.0.1:${port}` });
  });
  afterEach(async () => {
    await Promise.all([bob.context.close(), ada.close()]);
    expect(bob.problems).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await cleanUp();
  });

  const press = async (button: string) => {
    await bob.page.getByLabel('Your nick').fill('Bob');
    await bob.page.getByRole('button', { name: button }).click();
  };

  it('[P74] comes in with the link of an invite, whose token is then in no address and in no script’s hands', async () => {
    expect(fragment).not.toBe('');
    await bob.page.goto(`/${fragment}`);
    await press('Enter #lobby');
    await composerOf(bob.page).waitFor();
    expect(new URL(bob.page.url()).hash).toBe('');
    const [cookie] = await bob.context.cookies();
    expect(cookie).toMatchObject({ name: 'pychat-invite', httpOnly: true, secure: true, sameSite: 'Strict' });
    expect(await bob.page.evaluate(() => document.cookie)).toBe('');
    await sayIn(bob.page, 'here I am');
    await ada.shows(/Bob +here I am/u);
    await bob.page.reload();
    await rowsWith(bob.page, 'here I am').waitFor();
  });

  it('knocks without one, is let in, and need not knock again', async () => {
    await bob.page.goto('/');
    await press('Ask to be let in');
    await bob.page.getByText(/^Waiting to be let in/u).waitFor();
    await ada.shows('Bob at 127.0.0.1 wants to be let in');
    await ada.enter('/allow Bob');
    await composerOf(bob.page).waitFor();
    await sayIn(bob.page, 'thank you');
    await ada.shows(/Bob +thank you/u);
    await bob.page.reload();
    await rowsWith(bob.page, 'thank you').waitFor();
  });

  it('is told when it is not let in', async () => {
    await bob.page.goto('/');
    await press('Ask to be let in');
    await ada.shows('Bob at 127.0.0.1 wants to be let in');
    await ada.enter('/deny Bob');
    await bob.page.getByRole('alert').filter({ hasText: 'You were not let in.' }).waitFor();
    await bob.page.getByRole('button', { name: 'Ask to be let in' }).waitFor();
  });
});

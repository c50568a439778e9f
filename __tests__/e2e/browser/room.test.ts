import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type BrowserPerson, messagesIn, openBrowser, openPerson, sayIn } from '../../helpers/browser.ts';
import { cleanUp, createHome, type HostProcess, startHostProcess } from '../../helpers/executable.ts';
import { actOn, chooseInMenu, composerOf, roomLink, rowsWith, typingUntil } from '../../helpers/room-page.ts';
import { Terminal } from '../../helpers/terminal.ts';
import { describeWithTool } from '../../helpers/tools.ts';

describeWithTool('chromium', 'a room that was made in a browser, with another browser and a terminal', () => {
  let browser: Browser;
  let host: HostProcess;
  let ada: BrowserPerson;
  let bob: BrowserPerson;
  let tom: Terminal;
  let code: string;

  beforeAll(async () => {
    browser = await openBrowser();
    host = await startHostProcess(await createHome(), ['--limit', 'flood=off']);
    ada = await openPerson(browser, { origin: `https://127.0.0.1:${host.port}` });
    bob = await openPerson(browser, { origin: `http://127.0.0.1:${host.port}` });
    tom = await Terminal.start(await createHome(), ['join', `127.0.0.1:${host.port}`, '--nick', 'Tom'], {
      columns: 100,
      rows: 30,
    });
  });
  afterAll(async () => {
    await Promise.all([tom?.close(), browser?.close(), host?.stop()]);
    await cleanUp();
    expect([...ada.problems, ...bob.problems]).toEqual([]);
  });

  /** Both pages and the terminal show it. */
  const allShow = (text: string) =>
    Promise.all([...[ada, bob].map(({ page }) => rowsWith(page, text).first().waitFor()), tom.shows(text)]);
  const allForget = (text: string) =>
    Promise.all([
      ...[ada, bob].map(({ page }) => rowsWith(page, text).first().waitFor({ state: 'detached' })),
      tom.hides(text),
    ]);
  /** The number that stands beside a message in the terminal. */
  const numberOf = async (text: string) => {
    const row = (await tom.shows(text)).find((line) => line.includes(text)) ?? '';
    return /(\d+)[ │]*$/u.exec(row)?.[1] ?? '';
  };

  it('is made at the door, without a name, for whoever has its code', async () => {
    await ada.page.goto('/');
    await ada.page.getByLabel('Your nick').fill('Ada');
    await ada.page.getByText('Make a room of your own').click();
    await ada.page.getByLabel('Who has its code').check();
    await ada.page.getByRole('button', { name: 'Make the room' }).click();
    await composerOf(ada.page).waitFor();
    await ada.page.waitForURL(/\/r\/[A-Z2-9]{5}$/u);
    code = new URL(ada.page.url()).pathname.slice('/r/'.length);
    expect(await ada.page.getByRole('heading', { level: 1 }).innerText()).toContain(code);
  });

  it('is entered by its address in a browser, and by its code at a terminal', async () => {
    await bob.page.goto(`/r/${code}`);
    await bob.page.getByLabel('Your nick').fill('Bob');
    await bob.page.getByRole('button', { name: `Enter #${code}` }).click();
    await composerOf(bob.page).waitFor();
    await tom.shows(/^ >/mu);
    await tom.enter(`/join ${code}`);
    await tom.shows(new RegExp(`^ pychat +#${code}.* 3 here`, 'mu'));
    for (const { page } of [ada, bob]) await page.getByRole('heading', { name: '3 here' }).waitFor();
  });

  it('has what each of them says, for all of them, in one order', async () => {
    await sayIn(ada.page, 'word from Ada');
    await allShow('word from Ada');
    await tom.enter('word from Tom');
    await allShow('word from Tom');
    await sayIn(bob.page, 'word from Bob');
    await allShow('word from Bob');
    for (const { page } of [ada, bob])
      expect(await messagesIn(page, { containing: 'word from', count: 3 })).toEqual([
        'word from Ada',
        'word from Tom',
        'word from Bob',
      ]);
    const shown = (await tom.lines()).flatMap((line) => /word from \w+/u.exec(line) ?? []);
    expect(shown).toEqual(['word from Ada', 'word from Tom', 'word from Bob']);
  });

  it('shows who writes', async () => {
    await typingUntil(
      () => composerOf(ada.page).pressSequentially('a'),
      [bob.page.getByText('Ada is typing…').waitFor(), tom.shows('Ada is typing…')],
    );
    await composerOf(ada.page).fill('');
    await typingUntil(
      () => tom.type('a'),
      [ada, bob].map(({ page }) => page.getByText(/Tom.* typing…/u).waitFor()),
    );
    await tom.press('C-u');
  });

  it('shows reactions of all, and takes one back', async () => {
    const chip = ({ page }: BrowserPerson, who: string) =>
      page.getByRole('button', { name: new RegExp(`^🎉.*, ${who}$`, 'u') });
    await actOn(bob.page, { text: 'word from Ada', action: 'React' });
    await bob.page.getByRole('dialog', { name: 'React' }).getByRole('button', { name: '🎉' }).click();
    await chip(ada, 'Bob').click();
    await chip(bob, 'you, Ada').waitFor();
    await tom.enter(`/react ${await numberOf('word from Ada')} 🎉`);
    await chip(bob, 'you, Ada, Tom').waitFor();
    await chip(ada, 'you, Bob, Tom').click();
    await chip(bob, 'you, Tom').waitFor();
    await chip(ada, 'Bob, Tom').waitFor();
    expect(await chip(ada, 'Bob, Tom').getAttribute('aria-pressed')).toBe('false');
    await tom.shows('🎉 ×2');
  });

  it('shows a message as its author changed it', async () => {
    await actOn(ada.page, { text: 'word from Ada', action: 'Edit' });
    await ada.page.getByRole('textbox', { name: 'Edit your message' }).fill('word, changed by Ada');
    await ada.page.keyboard.press('Enter');
    await allShow('word, changed by Ada');
    await rowsWith(bob.page, 'word, changed by Ada').getByText('edited', { exact: true }).waitFor();
    await allForget('word from Ada');
    expect(await rowsWith(bob.page, 'word from Tom').getByRole('button', { name: 'Edit' }).count()).toBe(0);
  });

  it('shows what an answer is to, and goes there', async () => {
    await actOn(bob.page, { text: 'word from Tom', action: 'Reply' });
    await bob.page.getByText('Reply to Tom').waitFor();
    await sayIn(bob.page, 'an answer, by Bob');
    await allShow('an answer, by Bob');
    const quote = rowsWith(ada.page, 'an answer, by Bob').getByRole('button', {
      name: /In answer to Tom word from Tom/u,
    });
    await quote.click();
    await ada.page.locator('.PaneRow-flashing').filter({ hasText: 'word from Tom' }).waitFor();
  });

  it('has nothing left of a message that was deleted', async () => {
    await actOn(bob.page, { text: 'word from Bob', action: 'Delete' });
    await bob.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await allForget('word from Bob');
    await rowsWith(ada.page, 'deleted').waitFor();
  });

  it('forgets a temporary message everywhere, and shows until then how long it lives', async () => {
    await ada.page.getByRole('button', { name: 'Let messages vanish' }).click();
    await ada.page.getByRole('textbox', { name: 'Another time' }).fill('4s');
    await ada.page.getByRole('button', { name: 'Set' }).click();
    await ada.page.getByText('vanishes after 4 s').waitFor();
    await sayIn(ada.page, 'gone in a moment');
    await Promise.all([allShow('gone in a moment'), rowsWith(bob.page, /Vanishes in \d s/u).waitFor()]);
    await allForget('gone in a moment');
    expect(await ada.page.content()).not.toContain('gone in a moment');
    await ada.page.getByRole('button', { name: /Messages vanish after/u }).click();
    await ada.page.getByRole('button', { name: 'Never' }).click();
    await ada.page.getByRole('button', { name: 'Let messages vanish' }).waitFor();
  });

  it('shows who goes by another nick now', async () => {
    await chooseInMenu(ada.page, 'Change my nick');
    await ada.page.getByRole('textbox', { name: 'Nick' }).fill('Bob');
    await ada.page.getByRole('button', { name: 'Save' }).click();
    await ada.page.getByRole('alert').filter({ hasText: 'Bob' }).waitFor();
    await ada.page.getByRole('textbox', { name: 'Nick' }).fill('Countess');
    await ada.page.getByRole('button', { name: 'Save' }).click();
    await Promise.all([rowsWith(bob.page, /Ada.*Countess/u).waitFor(), tom.shows(/Ada.*Countess/u)]);
    await bob.page.getByRole('button', { name: /Countess/u }).waitFor();
    await tom.enter('/nick Major');
    await rowsWith(ada.page, /Tom.*Major/u).waitFor();
  });

  it('counts what is new elsewhere: in a room of two, and in this one while that is shown', async () => {
    await bob.page.getByRole('complementary', { name: 'People' }).getByRole('button', { name: 'Countess' }).click();
    await bob.page.getByRole('heading', { level: 1, name: '@Countess' }).waitFor();
    await sayIn(bob.page, 'between us two');
    await sayIn(bob.page, 'and nobody else');
    await roomLink(ada.page, /Bob 2 new/u).waitFor();
    await sayIn(ada.page, 'for everybody');
    await sayIn(ada.page, '@Bob, for you above all');
    await roomLink(bob.page, new RegExp(`${code} 2 new, 1 of them to you`, 'u')).waitFor();
    expect(await bob.page.title()).toMatch(/^\(2\)/u);
    await roomLink(ada.page, /Bob/u).click();
    expect(await messagesIn(ada.page, { containing: /between us two|and nobody else/u, count: 2 })).toHaveLength(2);
    await roomLink(bob.page, new RegExp(code, 'u')).click();
    await rowsWith(bob.page, 'for you above all').waitFor();
    for (const { page } of [ada, bob]) await roomLink(page, /new/u).waitFor({ state: 'detached' });
    expect((await tom.allLines()).join('\n')).not.toContain('between us two');
  });

  it('is left by its menu', async () => {
    await chooseInMenu(bob.page, 'Leave this room');
    await bob.page.getByRole('heading', { level: 1, name: '#lobby' }).waitFor();
    await tom.shows(/^ pychat +#.* 2 here/mu);
    await ada.page.getByRole('heading', { name: '2 here' }).waitFor();
  });
});

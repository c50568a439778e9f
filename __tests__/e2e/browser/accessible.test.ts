import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type axe from 'axe-core';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { type BrowserPerson, enterLobby, openBrowser, openPerson, sayIn } from '../../helpers/browser.ts';
import { cleanUp, createHome, type HostProcess, startHostProcess } from '../../helpers/executable.ts';
import { dialTo } from '../../helpers/hostile-client.ts';
import { enterAs, type RawClient } from '../../helpers/raw-client.ts';
import { actOn, chooseInMenu, composerOf, rowsWith } from '../../helpers/room-page.ts';
import { describeWithTool } from '../../helpers/tools.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [360, 1280].map((width) => ({ colorScheme, viewport: { width, height: width === 360 ? 740 : 800 } })),
);

/** What may be open in a room, and how it is opened. Escape closes each. */
const openers: readonly [name: string, open: (page: Page) => Promise<unknown>, shown: (page: Page) => Locator][] = [
  ['nothing', async () => {}, (page) => composerOf(page)],
  ['the menu', (page) => page.getByRole('button', { name: 'Room menu' }).click(), (page) => page.getByRole('menu')],
  ['the search', (page) => chooseInMenu(page, 'Search'), (page) => page.getByRole('dialog')],
  ['the invite', (page) => chooseInMenu(page, 'Invite others'), (page) => page.getByRole('dialog')],
  ['the topic', (page) => chooseInMenu(page, 'Topic'), (page) => page.getByRole('dialog')],
  ['the help', (page) => chooseInMenu(page, 'Help'), (page) => page.getByRole('dialog')],
  ['the question', (page) => chooseInMenu(page, 'Leave the chat'), (page) => page.getByRole('dialog')],
  ['where to go', (page) => page.keyboard.press('Control+k'), (page) => page.getByRole('listbox')],
  ['a new room', openNewRoom, (page) => page.getByRole('dialog', { name: 'New room' })],
  [
    'the time to live',
    (page) => page.getByRole('button', { name: 'Let messages vanish' }).click(),
    (page) => page.getByRole('group', { name: 'Messages vanish after' }),
  ],
  [
    'the reactions',
    (page) => actOn(page, { text: 'An answer', action: 'React' }),
    (page) => page.getByRole('dialog', { name: 'React' }),
  ],
  [
    'an answer',
    (page) => actOn(page, { text: 'An answer', action: 'Reply' }),
    (page) => page.getByText('Reply to Bob'),
  ],
  ['slash commands', (page) => composerOf(page).fill('/'), (page) => page.getByRole('listbox')],
  ['what was found', search, (page) => page.getByRole('heading', { name: /found$/u })],
  ['the rooms', openRooms, (page) => page.getByRole('navigation', { name: 'Rooms' })],
  ['the people', openPeople, (page) => page.getByRole('heading', { name: /^\d+ here$/u })],
];

describeWithTool('chromium', 'the page can be used by everybody', () => {
  let browser: Browser;
  let host: HostProcess;
  let bob: RawClient;
  let ada: BrowserPerson;
  let look: BrowserContextOptions;
  let entered = 0;

  beforeAll(async () => {
    browser = await openBrowser();
    host = await startHostProcess(await createHome(), ['--limit', 'flood=off']);
    bob = await enterAs('Bob', { dial: () => dialTo(host) });
    await furnish(bob);
  });
  beforeEach(() => {
    look = {};
  });
  afterEach(async () => {
    await ada.context.close();
    expect(ada.problems).toEqual([]);
  });
  afterAll(async () => {
    await bob?.end();
    await Promise.all([browser?.close(), host?.stop()]);
    await cleanUp();
  });

  const arrive = async () => {
    ada = await openPerson(browser, { origin: `http://127.0.0.1:${host.port}`, ...look });
    await ada.page.goto('/');
    await ada.page.getByRole('button', { name: /^#den/u }).waitFor();
    return ada.page;
  };
  const enter = async () => {
    ada = await openPerson(browser, { origin: `https://127.0.0.1:${host.port}`, ...look });
    entered += 1;
    // Whose page was closed without a word keeps the nick for a while.
    await enterLobby(ada, `Ada${entered}`);
    await rowsWith(ada.page, 'An answer').waitFor();
    return ada.page;
  };

  it.each(looks)('at its door: $colorScheme, $viewport.width wide', async (options) => {
    look = options;
    const page = await arrive();
    await page.getByText('Make a room of your own').click();
    expect(await violationsIn(page)).toEqual([]);
    await page.getByLabel('Your nick').fill('a b');
    await page.getByRole('button', { name: 'Enter #lobby' }).click();
    await page.getByRole('alert').waitFor();
    expect(await violationsIn(page)).toEqual([]);
    await page.goto('/r/den');
    await page.getByRole('button', { name: 'Enter #den' }).waitFor();
    expect(await violationsIn(page)).toEqual([]);
  });

  it.each(looks)(
    'in a room, with all that opens there: $colorScheme, $viewport.width wide',
    async (options) => {
      look = options;
      const page = await enter();
      await sayIn(page, '/topic What we talk about here');
      await sayIn(page, '/nonsense');
      await page.getByRole('alert').waitFor();
      for (const [name, open, shown] of openers) {
        await open(page);
        await shown(page).first().waitFor();
        expect({ name, violations: await violationsIn(page) }).toEqual({ name, violations: [] });
        await page.keyboard.press('Escape');
        await page.locator('dialog[open]').waitFor({ state: 'detached' });
        await composerOf(page).fill('');
      }
    },
    120_000,
  );

  it('by keyboard alone', async () => {
    const page = await arrive();
    const { keyboard } = page;
    await tabTo(page, page.getByLabel('Your nick'));
    await keyboard.type('Ada');
    await tabTo(page, page.getByRole('button', { name: 'Enter #lobby' }));
    await keyboard.press('Enter');
    await composerOf(page).waitFor();
    await tabTo(page, composerOf(page));
    await keyboard.type('said with keys');
    await keyboard.press('Enter');
    await rowsWith(page, 'said with keys').waitFor();
    await tabTo(page, page.getByRole('region', { name: /^Messages in/u }), 'Shift+Tab');
    await walkTo(page, 'said with keys');
    await page.getByRole('button', { name: 'React', exact: true }).waitFor();
    await tabTo(page, page.getByRole('button', { name: 'React', exact: true }));
    await keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'React' }).waitFor();
    await keyboard.press('Enter');
    await rowsWith(page, 'said with keys').getByRole('button', { name: /^👍/u }).waitFor();
    await isFocused(page.getByRole('button', { name: 'React', exact: true }));
    await tabTo(
      page,
      page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: 'lobby' }),
      'Shift+Tab',
    );
    await tabTo(page, page.getByRole('button', { name: 'Room menu' }));
    await keyboard.press('Enter');
    await isFocused(page.getByRole('menuitem').first());
    await keyboard.press('End');
    await keyboard.press('Enter');
    await isFocused(page.getByRole('dialog').getByRole('button', { name: 'Leave' }));
    await keyboard.press('Enter');
    await page.getByRole('button', { name: 'Enter #lobby' }).waitFor();
  });

  it('and the focus is back where it was when what was opened closes', async () => {
    look = { viewport: { width: 360, height: 740 } };
    const page = await enter();
    for (const button of [
      page.getByRole('button', { name: /^Rooms/u }),
      page.getByRole('button', { name: /here: show who/u }),
      page.getByRole('button', { name: 'Room menu' }),
      page.getByRole('button', { name: 'Let messages vanish' }),
    ]) {
      await button.focus();
      await page.keyboard.press('Enter');
      const opened = page.locator('dialog[open], [role=menu], fieldset').first();
      await opened.waitFor();
      await page.keyboard.press('Escape');
      await opened.waitFor({ state: 'detached' });
      await isFocused(button);
    }
    await composerOf(page).focus();
    await page.keyboard.press('Control+k');
    await isFocused(page.getByRole('combobox'));
    await page.keyboard.press('Escape');
    await isFocused(composerOf(page));
  });

  it.each(['reduce', 'no-preference'] as const)(
    'and nothing moves for whoever wants that: %s',
    async (reducedMotion) => {
      look = { reducedMotion };
      const page = await enter();
      await rowsWith(page, 'An answer')
        .getByRole('button', { name: /^In answer to/u })
        .click();
      await page.locator('.PaneRow-flashing').waitFor();
      await bob.ask({ type: 'type', room: 'lobby' });
      await page.getByText('Bob is typing…').waitFor();
      const moving = await page.evaluate(() =>
        document.getAnimations().flatMap((animation) => {
          const { duration, iterations } = animation.effect?.getTiming() ?? {};
          const isLong = Number(duration) > 10 || iterations === Number.POSITIVE_INFINITY;
          return isLong ? (animation as CSSAnimation).animationName : [];
        }),
      );
      if (reducedMotion === 'reduce') expect(moving).toEqual([]);
      else expect(moving).toEqual(expect.arrayContaining(['PaneRow-flash', 'TypingLine-dots']));
    },
  );

  it('which is judged by what finds that something is wrong', async () => {
    const page = await arrive();
    await page.evaluate(() => {
      const button = document.createElement('button');
      const text = document.createElement('p');
      text.textContent = 'hardly to be seen';
      text.style.color = '#ddd';
      document.querySelector('main')?.append(button, text);
    });
    const found = (await violationsIn(page)).map(({ id }) => id);
    expect(found).toEqual(expect.arrayContaining(['button-name', 'color-contrast']));
  });
});

/** A room in which there is something of every kind. */
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

async function openRooms(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: /^Rooms/u });
  if (await button.isVisible()) await button.click();
}

async function openPeople(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: /here: show who/u });
  if (await button.isVisible()) await button.click();
}

async function openNewRoom(page: Page): Promise<void> {
  await openRooms(page);
  await page.getByRole('button', { name: 'New room' }).click();
}

async function search(page: Page): Promise<void> {
  await chooseInMenu(page, 'Search');
  await page.getByRole('dialog').getByRole('textbox').fill('answer');
  await page.keyboard.press('Enter');
}

/** What axe finds of what is serious or worse, each with where. */
async function violationsIn(page: Page): Promise<{ id: string; where: string[] }[]> {
  // Colours are judged as they will be.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finish())));
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe: judge } = window as unknown as { axe: typeof axe };
    const { violations } = await judge.run(document, { resultTypes: ['violations'] });
    const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    return bad.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }));
  });
}

/** Presses Tab, or another key, until this has the focus. */
async function tabTo(page: Page, element: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    const isThere = (await element.count()) > 0 && (await element.evaluate((each) => each === document.activeElement));
    if (isThere) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not come to ${element}.`);
}

/** Goes up among the messages to the one with this text: others may have come or gone since it was said. */
async function walkTo(page: Page, text: string): Promise<void> {
  const focused = page.locator('.PaneRow:focus');
  let key = '';
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press('ArrowUp');
    await page.locator(`.PaneRow:focus:not([data-key="${key}"])`).waitFor();
    key = (await focused.getAttribute('data-key')) ?? '';
    if ((await focused.innerText()).includes(text)) return;
  }
  throw new Error(`The arrow does not come to ${text}.`);
}

/** Waits until this has the focus. */
async function isFocused(element: Locator): Promise<void> {
  await element.and(element.page().locator(':focus')).waitFor();
}

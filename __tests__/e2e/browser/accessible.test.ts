import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { type BrowserPerson, openBrowser, sayIn } from '../../helpers/browser.ts';
import { cleanUp } from '../../helpers/executable.ts';
import { actOn, chooseInMenu, composerOf, rowsWith } from '../../helpers/room-page.ts';
import { describeWithTool } from '../../helpers/tools.ts';
import { violationsIn } from './axe-violations.ts';
import { arrive, enterFurnished, type FurnishedHost, startFurnishedHost } from './furnished-host.ts';

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
  let furnished: FurnishedHost;
  let ada: BrowserPerson;
  let look: BrowserContextOptions;
  let entered = 0;

  beforeAll(async () => {
    browser = await openBrowser();
    furnished = await startFurnishedHost();
  });
  beforeEach(() => {
    look = {};
  });
  afterEach(async () => {
    await ada.context.close();
    expect(ada.problems).toEqual([]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), furnished?.close()]);
    await cleanUp();
  });

  const arriveThere = async () => {
    ada = await arrive(browser, { host: furnished.host, ...look });
    return ada.page;
  };
  const enter = async () => {
    entered += 1;
    ada = await enterFurnished(browser, { host: furnished.host, nick: `Ada${entered}`, ...look });
    return ada.page;
  };

  it.each(looks)('at its door: $colorScheme, $viewport.width wide', async (options) => {
    look = options;
    const page = await arriveThere();
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

  it.each(['reduce', 'no-preference'] as const)(
    'and nothing moves for whoever wants that: %s',
    async (reducedMotion) => {
      look = { reducedMotion };
      const page = await enter();
      await rowsWith(page, 'An answer')
        .getByRole('button', { name: /^In answer to/u })
        .click();
      await page.locator('.PaneRow-flashing').waitFor();
      await furnished.bob.ask({ type: 'type', room: 'lobby' });
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
    const page = await arriveThere();
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

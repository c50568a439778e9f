import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { type BrowserPerson, openBrowser } from '../../helpers/browser.ts';
import { cleanUp } from '../../helpers/executable.ts';
import { composerOf, rowsWith } from '../../helpers/room-page.ts';
import { describeWithTool } from '../../helpers/tools.ts';
import { arrive, enterFurnished, type FurnishedHost, startFurnishedHost } from './furnished-host.ts';

describeWithTool('chromium', 'the page by keyboard alone', () => {
  let browser: Browser;
  let furnished: FurnishedHost;
  let ada: BrowserPerson;

  beforeAll(async () => {
    browser = await openBrowser();
    furnished = await startFurnishedHost();
  });
  afterEach(async () => {
    await ada.context.close();
    expect(ada.problems).toEqual([]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), furnished?.close()]);
    await cleanUp();
  });

  it('all can be done with it', async () => {
    // So low that what is tabbed to among the messages is scrolled to.
    ada = await arrive(browser, { host: furnished.host, viewport: { width: 1280, height: 560 } });
    const { page } = ada;
    const { keyboard } = page;
    await tabTo(page, page.getByLabel('Your nick'));
    await keyboard.type('Ada');
    await tabTo(page, page.getByRole('button', { name: 'Enter #lobby' }));
    await keyboard.press('Enter');
    await composerOf(page).waitFor();
    await tabTo(page, composerOf(page));
    await keyboard.type('said with keys');
    await keyboard.press('Enter');
    const said = page.locator('.PaneRow[data-key^=e]', { hasText: 'said with keys' });
    const key = (await said.getAttribute('data-key')) ?? '';
    await tabTo(page, page.getByRole('region', { name: /^Messages in/u }), 'Shift+Tab');
    await walkTo(page, key);
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
    await tabTo(page, page.getByLabel('Your nick'));
    await keyboard.press('Enter');
    await composerOf(page).waitFor();
  });

  it('the focus is back where it was when what was opened closes', async () => {
    const viewport = { width: 360, height: 740 };
    ada = await enterFurnished(browser, { host: furnished.host, nick: 'Eve', viewport });
    const { page } = ada;
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
});

/** Presses Tab, or another key, until this has the focus. */
async function tabTo(page: Page, element: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    const isThere = (await element.count()) > 0 && (await element.evaluate((each) => each === document.activeElement));
    if (isThere) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not come to ${element}.`);
}

/** Goes by arrow keys to the message with this key, from where they begin: at the last that is in sight. */
async function walkTo(page: Page, wanted: string): Promise<void> {
  const focused = page.locator('.PaneRow:focus');
  let [key, step] = ['', 'ArrowUp'];
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press(step);
    await page.locator(`.PaneRow:focus:not([data-key="${key}"])`).waitFor();
    key = (await focused.getAttribute('data-key')) ?? '';
    if (key === wanted) return;
    // What was focused on the way to the messages came into sight, and they may have been scrolled up by that.
    if (key.startsWith('e')) step = seqOf(key) < seqOf(wanted) ? 'ArrowDown' : 'ArrowUp';
  }
  throw new Error(`The arrows do not come to ${wanted}.`);
}

function seqOf(key: string): number {
  return Number(key.slice(1));
}

/** Waits until this has the focus. */
async function isFocused(element: Locator): Promise<void> {
  await element.and(element.page().locator(':focus')).waitFor();
}

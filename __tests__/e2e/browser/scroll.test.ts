import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { fillRooms } from '../../../scripts/bench/fill-rooms.ts';
import { type BrowserPerson, enterLobby, openBrowser, openPerson, sayIn } from '../../helpers/browser.ts';
import { cleanUp, createHome, type HostProcess, startHostProcess } from '../../helpers/executable.ts';
import { dialTo } from '../../helpers/hostile-client.ts';
import { enterAs } from '../../helpers/raw-client.ts';
import { chooseInMenu, composerOf, rowsWith } from '../../helpers/room-page.ts';
import { describeWithTool } from '../../helpers/tools.ts';
import { waitFor } from '../../helpers/wait-for.ts';

const count = 20_000;
/** However long a room is, no more elements than these are in the document. */
const maxElements = 2500;

/** Offsets are rounded to whole pixels. */
const maxJumpPx = 2;

describeWithTool('chromium', `in a room of ${count} messages`, () => {
  let browser: Browser;
  let host: HostProcess;
  let ada: BrowserPerson;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    const home = await createHome();
    const data = path.join(home, 'rooms');
    await fillRooms(data, { count, progress: () => {} });
    host = await startHostProcess(home, ['--data', data, '--limit', 'flood=off']);
    ada = await openPerson(browser, {
      origin: `https://127.0.0.1:${host.port}`,
      viewport: { width: 1000, height: 800 },
    });
    ({ page } = ada);
    await enterLobby(ada, 'Ada');
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), host?.stop()]);
    await cleanUp();
    expect(ada.problems).toEqual([]);
  });

  it('the newest are seen first, and few are in the document', async () => {
    await rowsWith(page, `message ${count} and`).waitFor();
    expect(await countElements(page)).toBeLessThan(maxElements);
  });

  it('whoever scrolls back sees every message move by as much as the wheel, also where older ones come', async () => {
    await page.mouse.move(400, 400);
    let seen = await rowsAtRest(page, () => true);
    for (let step = 0; step < 60; step += 1) {
      const before = seen;
      await page.mouse.wheel(0, -400);
      seen = await rowsAtRest(page, (now) => {
        const moves = movesOf(before, now);
        return moves.length > 0 && moves.every((move) => Math.abs(move - 400) <= maxJumpPx);
      });
      expect(await countElements(page)).toBeLessThan(maxElements);
    }
    const oldest = Math.min(...seen.keys());
    expect(oldest).toBeLessThan(count - 500);
    expect([...seen.keys()]).toEqual(Array.from({ length: seen.size }, (_, index) => oldest + index));
  });

  it('nothing moves while others go on talking, and what is new is counted', async () => {
    const before = await rowsInSight(page);
    const bob = await enterAs('Bob', { dial: () => dialTo(host) });
    for (let index = 0; index < 30; index += 1) await bob.post(`news ${index}`);
    await page.getByRole('button', { name: '30 new messages' }).waitFor();
    expect(await rowsInSight(page)).toEqual(before);
    await bob.end();
    await page.getByRole('button', { name: '30 new messages' }).click();
    await rowsWith(page, 'news 29').waitFor();
    await page.getByRole('button', { name: '30 new messages' }).waitFor({ state: 'detached' });
  });

  it('one that was found long ago is gone to, with what was said around it, and one comes back', async () => {
    await chooseInMenu(page, 'Search');
    await page.getByRole('dialog').getByRole('textbox').fill('7777');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /message 7777 and/u }).click();
    await page.locator('.PaneRow-flashing').filter({ hasText: 'message 7777 and' }).waitFor();
    const around = await waitFor(
      async () => {
        const seen = await rowsInSight(page);
        return seen.has(7776) && seen.has(7777) && seen.has(7778) && seen;
      },
      () => 'message 7777 and its neighbours to be seen',
    );
    expect(Math.abs((around.get(7777) ?? 0) - 400)).toBeLessThan(150);
    expect(await countElements(page)).toBeLessThan(maxElements);
    await page.getByRole('button', { name: /newest message$/u }).click();
    await rowsWith(page, 'news 29').waitFor();
  });

  it('the end stays in sight when a text that is too long comes back', async () => {
    await sayIn(page, 'word '.repeat(1000));
    await page.getByRole('alert').filter({ hasText: 'at most 4,000 characters' }).waitFor();
    await composerOf(page).fill('');
    await sayIn(page, 'said after all');
    await rowsWith(page, 'said after all').waitFor();
    expect(await page.getByRole('button', { name: /newest message$/u }).count()).toBe(0);
  });
});

function countElements(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelectorAll('*').length);
}

/** Where the messages stand that are wholly in sight, in pixels from the top of the page, by the numbers in their texts. */
async function rowsInSight(page: Page): Promise<Map<number, number>> {
  const rows = await page.evaluate(() => {
    const pane = document.querySelector('.MessagePane-scroll')?.getBoundingClientRect();
    return [...document.querySelectorAll('.PaneRow')].flatMap((row): [number, number][] => {
      const { top, bottom } = row.getBoundingClientRect();
      const [, seq] = /message (\d+) and/u.exec(row.textContent ?? '') ?? [];
      return pane && seq !== undefined && top >= pane.top && bottom <= pane.bottom ? [[Number(seq), top]] : [];
    });
  });
  return new Map(rows.sort(([one], [other]) => one - other));
}

/** The same, as soon as nothing moves any more and they are as they should be. */
function rowsAtRest(page: Page, isRight: (rows: ReadonlyMap<number, number>) => boolean): Promise<Map<number, number>> {
  let [before, now] = ['', new Map<number, number>()];
  return waitFor(
    async () => {
      now = await rowsInSight(page);
      const seen = JSON.stringify([...now]);
      const isStill = seen === before;
      before = seen;
      return isStill && isRight(now) && now;
    },
    () => `the rows to be right; they stand at ${before}`,
  );
}

/** How far each that is in sight both times has moved down. */
function movesOf(before: ReadonlyMap<number, number>, now: ReadonlyMap<number, number>): number[] {
  return [...now].flatMap(([seq, top]) => {
    const old = before.get(seq);
    return old === undefined ? [] : [top - old];
  });
}

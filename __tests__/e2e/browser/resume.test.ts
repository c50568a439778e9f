import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type BrowserPerson, enterLobby, messagesIn, openBrowser, openPerson, sayIn } from '../../helpers/browser.ts';
import { cleanUp, createHome, type HostProcess, runPychat, startHostProcess } from '../../helpers/executable.ts';
import { composerOf, rowsWith } from '../../helpers/room-page.ts';
import { describeWithTool } from '../../helpers/tools.ts';

/** All messages are in the document at once. */
const viewport = { width: 1280, height: 3000 };

describeWithTool('chromium', 'a page whose connection ends', () => {
  let browser: Browser;
  let home: string;
  let host: HostProcess;
  let ada: BrowserPerson;
  let bob: BrowserPerson;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await cleanUp();
  });
  beforeEach(async () => {
    home = await createHome();
    host = await startHostProcess(home, ['--limit', 'flood=off']);
    ada = await openPerson(browser, { origin: `https://127.0.0.1:${host.port}`, viewport });
    bob = await openPerson(browser, { origin: `http://127.0.0.1:${host.port}`, viewport });
    await Promise.all([enterLobby(ada, 'Ada'), enterLobby(bob, 'Bob')]);
  });
  afterEach(async () => {
    await Promise.all([ada.context.close(), bob.context.close(), host.stop()]);
    expect([...ada.problems, ...bob.problems]).toEqual([]);
  });

  const openAnother = async () => {
    const person = await openPerson(browser, { origin: `https://127.0.0.1:${host.port}`, viewport });
    await enterLobby(person, 'Cleo');
    return person;
  };
  /** What is in the log, in order. */
  const logged = async () => {
    const { stdout } = await runPychat(home, ['tail', `127.0.0.1:${host.port}`, '--since', '0', '--json']);
    const lines = stdout.trimEnd().split('\n');
    return lines.flatMap((line) => (JSON.parse(line) as { text?: string }).text ?? []);
  };

  it('has lost and doubled nothing of what was sent in the moment before it was loaded again', async () => {
    await sayIn(ada.page, 'word 1');
    await rowsWith(bob.page, 'word 1').waitFor();
    for (let round = 1; round <= 3; round += 1) {
      await sayIn(ada.page, `word ${2 * round}`);
      await composerOf(ada.page).fill(`word ${2 * round + 1}`);
      await ada.page.evaluate(() => {
        document.querySelector<HTMLFormElement>('.ComposerForm')?.requestSubmit();
        location.reload();
      });
      await messagesIn(bob.page, { containing: 'word', count: 2 * round + 1 });
    }
    const words = Array.from({ length: 7 }, (_, index) => `word ${index + 1}`);
    for (const { page } of [ada, bob]) expect(await messagesIn(page, { containing: 'word', count: 7 })).toEqual(words);
    expect(await logged()).toEqual(words);
    expect(await composerOf(ada.page).inputValue()).toBe('');
  });

  it('has lost nothing when it was loaded again twice, the second time before it had come in', async () => {
    let isHanging = false;
    await ada.page.routeWebSocket(/./u, (socket) => {
      if (isHanging) return;
      const server = socket.connectToServer();
      socket.onMessage((text) => {
        if (!isHanging) server.send(text);
      });
    });
    await ada.page.reload();
    await composerOf(ada.page).waitFor();
    isHanging = true;
    await sayIn(ada.page, 'kept twice');
    await ada.page.reload();
    isHanging = false;
    await ada.page.reload();
    for (const { page } of [ada, bob]) await rowsWith(page, 'kept twice').waitFor();
    expect(await logged()).toEqual(['kept twice']);
  });

  it('has what everybody has, once and in one order, when the host was killed in a burst', async () => {
    const counts = Array.from({ length: 20 }, (_, index) => index);
    const speak = async ({ page }: BrowserPerson, nick: string) => {
      for (const index of counts) {
        await sayIn(page, `word ${index} of ${nick}`);
        if (index === 10 && nick === 'Ada') await host.stop('SIGKILL');
      }
    };
    await Promise.all([speak(ada, 'Ada'), speak(bob, 'Bob')]);
    for (const { page } of [ada, bob]) await page.getByText('Connection lost').first().waitFor();
    host = await startHostProcess(home, ['--port', `${host.port}`, '--limit', 'flood=off']);
    const cleo = await openAnother();
    const [first, ...others] = await Promise.all(
      [ada, bob, cleo].map(({ page }) => messagesIn(page, { containing: /^word/u, count: 40 })),
    );
    for (const other of others) expect(other).toEqual(first);
    expect(first).toEqual(await logged());
    for (const nick of ['Ada', 'Bob'])
      expect(first?.filter((text) => text.endsWith(nick))).toEqual(counts.map((index) => `word ${index} of ${nick}`));
    await cleo.context.close();
  });

  it('keeps what is said while there is no network, says so, and sends it in its order when that is back', async () => {
    await sayIn(ada.page, 'word 1');
    await rowsWith(bob.page, 'word 1').waitFor();
    await ada.context.setOffline(true);
    await host.stop('SIGKILL');
    host = await startHostProcess(home, ['--port', `${host.port}`, '--limit', 'flood=off']);
    await sayIn(bob.page, 'word 2');
    // The host was lost to Bob, too: what he says has its place once the host has it.
    await bob.page.locator('.Message').filter({ hasText: 'word 2' }).waitFor();
    await ada.page.getByText('Connection lost').first().waitFor();
    for (const text of ['word 3', 'word 4']) {
      await sayIn(ada.page, text);
      await rowsWith(ada.page, text).getByText('will be sent when the connection is back').waitFor();
    }
    await ada.page.getByText('Your 2 messages are kept').waitFor();
    expect(await rowsWith(bob.page, 'word 3').count()).toBe(0);
    await ada.context.setOffline(false);
    for (const { page } of [ada, bob])
      expect(await messagesIn(page, { containing: 'word', count: 4 })).toEqual([
        'word 1',
        'word 2',
        'word 3',
        'word 4',
      ]);
    await ada.page.getByText('Connection lost').first().waitFor({ state: 'detached' });
  });
});

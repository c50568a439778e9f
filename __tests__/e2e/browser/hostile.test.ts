import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { WebSocket } from 'ws';
import { neutralize } from '../../../src/chat/text.ts';
import { type BrowserPerson, enterLobby, openBrowser, openPerson, sayIn } from '../../helpers/browser.ts';
import { cleanUp, createHome, type HostProcess, startHostProcess } from '../../helpers/executable.ts';
import { dialTo, identityIn, keepOrder, sayEverywhere } from '../../helpers/hostile-client.ts';
import { HostileHost } from '../../helpers/hostile-host.ts';
import { hostileMarkup } from '../../helpers/hostile-markup.ts';
import { enterAs } from '../../helpers/raw-client.ts';
import { chooseInMenu, rowsWith } from '../../helpers/room-page.ts';
import { describeWithTool } from '../../helpers/tools.ts';
import { waitFor } from '../../helpers/wait-for.ts';
import { type Judge, judge } from './judge.ts';

/** High enough for all that is said of one text. */
const viewport = { width: 1280, height: 2400 };

describeWithTool('chromium', 'whatever somebody says, a page shows it as text', () => {
  let browser: Browser;
  let home: string;
  let host: HostProcess;
  const people: BrowserPerson[] = [];
  const lying: HostileHost[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    home = await createHome();
    host = await startHostProcess(home, ['--limit', 'flood=off']);
  });
  afterEach(async () => {
    for (const each of lying.splice(0)) each.close();
    await Promise.all(people.splice(0).map(({ context }) => context.close()));
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), host?.stop()]);
    await cleanUp();
  });

  const open = async () => {
    const person = await openPerson(browser, { origin: `https://127.0.0.1:${host.port}`, viewport });
    people.push(person);
    return { ...person, judge: await judge(person) };
  };
  const expectHarmless = async (person: BrowserPerson & { judge: Judge }, text: string) => {
    const elements = await person.judge.inspect();
    expect({ text, elements, deeds: person.judge.deeds, problems: person.problems }).toEqual({
      text,
      elements: [],
      deeds: [],
      problems: [],
    });
  };
  const shows = ({ page }: BrowserPerson, text: string) =>
    waitFor(
      async () => bare(await page.evaluate(() => document.body.textContent ?? '')).includes(bare(neutralize(text))),
      () => `${text} to be shown as it is`,
    );

  it('by a client, wherever a client can say something', async () => {
    const [ada, visitor] = [await open(), await open()];
    await enterLobby(ada, 'Ada');
    await visitor.page.goto('/');
    const villain = await enterAs('Villain', { dial: () => dialTo(host), identity: identityIn(home) });
    const den = await villain.askRoom({ type: 'create-room', name: 'den', isPrivate: false });
    for (const [index, text] of hostileMarkup.entries()) {
      await sayEverywhere(villain, text);
      if (index % 8 === 0) await keepOrder(villain, { host, text, nick: `V${index}` });
      await villain.ask({ type: 'set-topic', room: den.id, topic: text });
      await villain.post(`${text}\n\nmark-${index}.`);
      await rowsWith(ada.page, `mark-${index}.`).waitFor();
      await shows(ada, text);
      await expectHarmless(ada, text);
    }
    await visitor.page.getByRole('button', { name: /^#den/u }).waitFor();
    await expectHarmless(visitor, 'the list of rooms');
    await chooseInMenu(ada.page, 'Search');
    await ada.page.getByRole('dialog').getByRole('textbox').fill('7741 mark');
    await ada.page.keyboard.press('Enter');
    await ada.page.getByRole('heading', { name: /found$/u }).waitFor();
    await expectHarmless(ada, 'what was found');
    await villain.end();
  }, 120_000);

  it('by a host that lies, in all that a host says', async () => {
    const liar = await HostileHost.open('a host that lies');
    lying.push(liar);
    const ada = await open();
    await believe(ada.context, liar);
    await enterLobby(ada, 'Ada');
    for (const [index, text] of hostileMarkup.entries()) {
      liar.happen(text, `mark-${index}.`);
      await rowsWith(ada.page, `mark-${index}.`).first().waitFor();
      await shows(ada, text);
      await expectHarmless(ada, text);
    }
    const [text = ''] = hostileMarkup;
    liar.slogan = text;
    await sayIn(ada.page, 'this is refused');
    await waitFor(
      async () => (await ada.page.getByRole('alert').filter({ hasText: text }).count()) > 0,
      () => 'the refusal to be shown',
    );
    await expectHarmless(ada, 'a refusal');
    liar.hangUp(4000, text);
    await ada.page.getByText(text).first().waitFor();
    await expectHarmless(ada, 'a goodbye');
  }, 120_000);

  it('in the refusal of one who is not let in', async () => {
    const liar = await HostileHost.open('a host that lies');
    lying.push(liar);
    const ada = await open();
    await believe(ada.context, liar);
    await ada.page.goto('/');
    for (const text of hostileMarkup.filter((_, index) => index % 6 === 0)) {
      liar.onHello = (socket) =>
        socket.send(JSON.stringify({ type: 'refused', number: 0, code: 'nick-taken', message: text }));
      await ada.page.getByLabel('Your nick').fill('Ada');
      await ada.page.getByRole('button', { name: 'Enter #lobby' }).click();
      await shows(ada, text);
      await expectHarmless(ada, text);
    }
  });

  it.each<[string, () => void, RegExp]>([
    [
      'a handler in an attribute',
      () => document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(7741)>'),
      /policy: script-src-attr inline.*attribute: onerror/su,
    ],
    [
      'a script that is put in',
      () => {
        const script = document.createElement('script');
        script.textContent = 'alert(7741)';
        document.body.append(script);
      },
      /policy: script-src-elem inline.*element: SCRIPT/su,
    ],
    ['an address that is a script', () => location.assign('javascript:alert(7741)'), /policy: script-src-elem/u],
    [
      'a style in an attribute',
      () => document.body.insertAdjacentHTML('beforeend', '<p style="background:url(//evil.example/7741)">'),
      /policy: style-src-attr/u,
    ],
    [
      'a picture from elsewhere',
      () => document.body.insertAdjacentHTML('beforeend', '<img src="//evil.example/7741.png">'),
      /policy: img-src.*source: /su,
    ],
    ['a request to elsewhere', () => void fetch('https://evil.example/7741').catch(() => {}), /policy: connect-src/u],
    [
      'a frame',
      () => document.body.insertAdjacentHTML('beforeend', '<iframe src="https://evil.example/7741"></iframe>'),
      /policy: frame-src.*element: IFRAME/su,
    ],
    ['a dialog', () => setTimeout(() => alert(7741)), /dialog: 7741/u],
    ['another page', () => location.assign('/health'), /navigation: /u],
    ['code from a text', () => setTimeout(() => setTimeout('alert(7741)' as never)), /policy: script-src eval/u],
  ])('which is judged by what would find %s', async (_, misbehave, deed) => {
    const ada = await open();
    await ada.page.goto('/');
    await ada.page.getByRole('button', { name: 'Enter #lobby' }).waitFor();
    await ada.page.evaluate(misbehave);
    const all = async () => [...ada.judge.deeds, ...(await ada.judge.inspect())].join('\n');
    await waitFor(
      async () => deed.test(await all().catch(() => '')) || deed.test(ada.judge.deeds.join('\n')),
      () => `${deed} in ${ada.judge.deeds}`,
    );
  });
});

/** Takes all that the pages of this person say to what they take for their host. */
async function believe(context: BrowserContext, liar: HostileHost): Promise<void> {
  await context.routeWebSocket(/./u, (page) => {
    const websocket = new WebSocket(`wss://${liar.address}`, 'pychat', { rejectUnauthorized: false });
    websocket.on('message', (bytes) => page.send(bytes.toString()));
    websocket.on('close', (code, reason) => void page.close({ code, reason: reason.toString() }));
    websocket.on('error', () => {});
    page.onMessage((message) => websocket.send(message));
    page.onClose(() => websocket.close());
  });
}

/** Without what marks emphasis and code, and however it is broken into lines. */
function bare(text: string): string {
  return text.replace(/[*_`~\s\u2028\u2029]/gu, '');
}

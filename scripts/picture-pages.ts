// Makes the pictures of the page in docs/, with a room in which people talk. They are to be looked at before they are committed.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { enterLobby, openBrowser, openPerson } from '../__tests__/helpers/browser.ts';
import { cleanUp, createHome, type HostProcess, startHostProcess } from '../__tests__/helpers/executable.ts';
import { enterAs, type RawClient } from '../__tests__/helpers/raw-client.ts';
import { composerOf, roomLink, rowsWith } from '../__tests__/helpers/room-page.ts';
import { dial } from '../src/cli/joining/dial.ts';

const folder = join(import.meta.dirname, '../docs');
const maxBytes = 200_000;

const looks = [
  { width: 360, height: 740, colorScheme: 'dark', deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  { width: 1280, height: 800, colorScheme: 'light', deviceScaleFactor: 1, hasTouch: false, isMobile: false },
] as const;
type Look = (typeof looks)[number];

interface People {
  readonly ada: RawClient;
  readonly edsger: RawClient;
  readonly barbara: RawClient;
}

const browser = await openBrowser();
try {
  for (const look of looks) await picture(browser, look);
} finally {
  await browser.close();
  await cleanUp();
}

async function picture(chromium: Browser, look: Look): Promise<void> {
  const { width, height, ...rest } = look;
  const host = await startHostProcess(await createHome(), [
    '--memory',
    '--title',
    "Ada's laptop",
    '--limit',
    'flood=off',
  ]);
  const people = await gather(host);
  const origin = `https://127.0.0.1:${host.port}`;
  const { page } = await openPerson(chromium, { origin, viewport: { width, height }, ...rest });
  await page.goto('/');
  await page.getByLabel('Your nick').fill('Hedy');
  await page.getByRole('button', { name: /^#workshop/u }).waitFor();
  await page.evaluate('document.activeElement.blur()');
  await shoot(page, `home-${width}`);
  await talk(page, people);
  await shoot(page, `room-${width}`);
  await host.stop();
}

async function gather(host: HostProcess): Promise<People> {
  const enter = (nick: string) => enterAs(nick, { dial: () => dial({ hostname: '127.0.0.1', port: host.port }) });
  const [ada, edsger, barbara] = [await enter('Ada'), await enter('Edsger'), await enter('Barbara')];
  const topics = {
    workshop: 'Friday: solder, code, cake',
    music: 'What is playing',
    'book-club': 'This month: The Dispossessed',
  };
  for (const [name, topic] of Object.entries(topics)) {
    const room = await ada.askRoom({ type: 'create-room', name, isPrivate: false });
    await ada.ask({ type: 'join', room: room.id });
    await ada.ask({ type: 'set-topic', room: room.id, topic });
    for (const guest of name === 'music' ? [edsger] : [edsger, barbara]) await comeTo(guest, name);
  }
  await barbara.askRoom({ type: 'create-room', name: 'organisers', isPrivate: false, password: 'open sesame' });
  return { ada, edsger, barbara };
}

async function comeTo(guest: RawClient, name: string): Promise<void> {
  const { id } = await guest.askRoom({ type: 'open-room', name });
  await guest.ask({ type: 'join', room: id });
}

/** A conversation, in the midst of which one arrives. */
async function talk(page: Page, { ada, edsger, barbara }: People): Promise<void> {
  const { id: room } = await ada.askRoom({ type: 'open-room', name: 'workshop' });
  await enterLobby({ page }, 'Hedy');
  for (const name of ['music', 'workshop']) {
    await say(page, `/join ${name}`);
    await page.getByRole('heading', { level: 1, name: `#${name}` }).waitFor();
  }
  await ada.post('Good morning! The lab is open, and the coffee is on.', room);
  for (const person of [edsger, barbara])
    await person.ask({ type: 'react', room, target: lastIn(ada, room), reaction: '☕' });
  await edsger.post('Has anybody got the thermometer to answer? Mine says −127 °C.', room);
  const question = lastIn(ada, room);
  await say(page, 'That is what the library gives when nothing is connected');
  await rowsWith(page, 'nothing is connected').waitFor();
  await barbara.ask({
    type: 'post',
    room,
    replyTo: question,
    text: 'Pull the data line up to 3.3 V, and then:\n```\nsensor = DS18B20(pin=4)\nprint(sensor.read())  # 21.4\n```',
  });
  await edsger.post('21.6 °C! Thank you, @Barbara and @Hedy', room);
  for (const person of [ada, barbara])
    await person.ask({ type: 'react', room, target: lastIn(ada, room), reaction: '🎉' });
  await ada.ask({ type: 'post', room, text: 'The door code is 4711, until the lock is mended', ttlMs: 60_000 });
  await ada.askRoom({ type: 'open-direct', nick: 'Hedy' }).then(({ id }) => ada.post('Do you have a minute?', id));
  const music = await edsger.askRoom({ type: 'open-room', name: 'music' });
  for (const text of ['Next: Gymnopédie', 'Or something quicker?', 'Quicker it is']) await edsger.post(text, music.id);
  if ((page.viewportSize()?.width ?? 0) > 760) await roomLink(page, /Ada 1 new/u).waitFor();
  await barbara.ask({ type: 'type', room });
  await page.getByText('Barbara is typing…').waitFor();
}

/** The seq of the newest message that somebody has heard. */
function lastIn(person: RawClient, room: string): number {
  return person.eventsIn(room).findLast(({ type }) => type === 'message-posted')?.seq ?? 0;
}

/** On a phone, Enter makes a line. */
async function say(page: Page, text: string): Promise<void> {
  await composerOf(page).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

async function shoot(page: Page, name: string): Promise<void> {
  const file = join(folder, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  const { size } = statSync(file);
  console.log(`${file}: ${(size / 1000).toFixed(0)} kB`);
  if (size > maxBytes) throw new Error(`${file} is too large.`);
}

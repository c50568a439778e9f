import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../src/client/client.ts';
import { connectAs, say, shownTexts, viewWhen } from '../../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';
import { waitFor } from '../../helpers/wait-for.ts';
import type { FakeTerminal } from '../fake-terminal.ts';
import { widestOf } from '../shown-items.ts';
import { inputHistoryOf, openRoom } from './open-room.tsx';

let host: TestHost;
let ada: Client;
let bob: Client;
let terminal: FakeTerminal;

async function open(options: Parameters<typeof openRoom>[1] = {}): Promise<void> {
  terminal = openRoom(ada, options);
  await terminal.shows(/^ >/mu);
}

/** What is on the input line, or lines, without blanks at the end. */
function composed(): string[] {
  const lines = terminal.lines();
  return lines.slice(lines.findLastIndex((line) => line.startsWith(' >'))).map((line) => line.slice(3).trimEnd());
}

/** Waits until the input line, or lines, hold this. */
async function composes(...expected: string[]): Promise<void> {
  await waitFor(
    () => JSON.stringify(composed()) === JSON.stringify(expected),
    () => `the composer to hold ${expected.join('\n')}; the screen shows\n${terminal.lines().join('\n')}`,
  );
}

/** The numbers of the messages in sight. */
function shownNumbers(): number[] {
  return terminal.lines().flatMap((line) => / message (\d+)(?: +\d+)?$/u.exec(line)?.slice(1).map(Number) ?? []);
}

const keys = {
  tab: '\t',
  escape: '\u001b',
  up: '\u001b[A',
  down: '\u001b[B',
  pageUp: '\u001b[5~',
  pageDown: '\u001b[6~',
};
const toOldest = '\u001b[1;5H';
const toNewest = '\u001b[1;5F';
const paste = (text: string) => `\u001b[200~${text}\u001b[201~`;

beforeEach(async () => {
  host = await openTestHost();
  ada = await connectAs('Ada', { dial: host.dial });
  bob = await connectAs('Bob', { dial: host.dial });
});
afterEach(async () => {
  terminal.close();
  ada.close();
  bob.close();
  await host.close();
});

describe('completion on the screen', () => {
  it('fills in the only nick that fits', async () => {
    await viewWhen(ada, ({ nicks }) => nicks.size === 2);
    await open();
    terminal.type('bo\t');
    await composes('Bob:');
    expect(terminal.cursor.column).toBe(8);
  });

  it('offers several in a row above the input line, and goes with what is chosen', async () => {
    const others = await Promise.all(['Bea', 'Ben'].map((nick) => connectAs(nick, { dial: host.dial })));
    await viewWhen(ada, ({ nicks }) => nicks.size === 4);
    await open();
    terminal.type('hi b\t');
    await terminal.shows('[Bea] Ben  Bob');
    await composes('hi Bea');
    expect(terminal.cursor).toEqual({ column: 10, row: 23 });
    terminal.type(keys.tab);
    await terminal.shows(' Bea [Ben] Bob');
    terminal.type(keys.escape);
    await composes('hi b');
    expect(terminal.lines().join('\n')).not.toContain('Bea  Ben');
    terminal.type('\t\t\r!');
    await composes('hi Ben !');
    expect(ada.view.sending).toEqual([]);
    for (const each of others) each.close();
  });

  it.each([
    [80, 24],
    [40, 10],
    [20, 6],
    [12, 5],
  ])('lists slash commands with what they do at %i×%i, and messages stay in sight', async (columns, rows) => {
    await say(bob, 'look');
    await open({ columns, rows });
    terminal.type('/\t');
    await composes('/me');
    const lines = terminal.lines();
    expect(lines).toHaveLength(rows);
    expect(widestOf(lines)).toBeLessThanOrEqual(columns);
    expect(lines.join('\n')).toContain('look');
    if (rows >= 10) expect(lines.join('\n')).toMatch(/▸ \/me {2,}says/u);
    expect(terminal.cursor.row).toBe(rows - 1);
  });

  it('says when there is nothing', async () => {
    await open();
    terminal.type('xyz\t');
    await terminal.shows('Nothing to complete');
    await composes('xyz');
  });
});

describe('a paste on the screen', () => {
  const text = Array.from({ length: 12 }, (_, line) => `pasted ${line}`).join('\r\n');

  it('asks first when it is long, and Enter does not send it', async () => {
    await open();
    terminal.type(`before ${paste(text)}`);
    await terminal.shows('Paste 12 lines, 109 characters as one message? Enter pastes, Esc drops it');
    await composes('before');
    terminal.type('\r');
    await terminal.shows('pasted 11');
    expect(ada.view.sending).toEqual([]);
    terminal.type('\r');
    await viewWhen(ada, (view) => shownTexts(view).length === 1);
    expect(shownTexts(ada.view)).toEqual([`before ${text.replaceAll('\r\n', '\n')}`]);
  });

  it('is dropped by Escape', async () => {
    await open({ columns: 40, rows: 10 });
    terminal.type(paste(text));
    await terminal.shows('12 lines? Enter pastes, Esc drops');
    terminal.type(keys.escape);
    await waitFor(
      () => !terminal.lines().join('\n').includes('pastes'),
      () => 'the question to be gone',
    );
    await composes('');
  });

  it('of many megabytes is refused at once and leaves the line as it was', async () => {
    await open();
    terminal.type(`draft${paste('a line\r\n'.repeat(1_000_000))}`);
    await terminal.shows('Not pasted: over 64,000 of at most 4,000 characters.');
    await composes('draft');
  });
});

describe('the history on the screen', () => {
  it('has what was submitted before, in this run and in the last', async () => {
    const inputHistory = inputHistoryOf('from last time');
    await open({ inputHistory });
    terminal.type('first\r');
    terminal.type('/dance\r');
    await terminal.shows('There is no command /dance');
    terminal.type('\u0015draft');
    terminal.type(keys.up + keys.up);
    await composes('first');
    terminal.type(keys.up);
    await composes('from last time');
    terminal.type(keys.down + keys.down + keys.down);
    await composes('draft');
    expect(inputHistory.texts).toEqual(['from last time', 'first', '/dance']);
    terminal.close();
    await open({ inputHistory });
    terminal.type(keys.up);
    await composes('/dance');
  });

  it('leaves what Ctrl-C cleared out of the file', async () => {
    const inputHistory = inputHistoryOf();
    await open({ inputHistory });
    terminal.type('secret\u0003');
    await composes('');
    terminal.type(keys.up);
    await composes('secret');
    expect(inputHistory.texts).toEqual([]);
  });
});

describe('reading back on the screen', () => {
  beforeEach(async () => {
    for (let number = 1; number <= 1500; number += 1) void say(bob, `message ${number}`);
    await viewWhen(ada, (view) => shownTexts(view).length >= 1500);
  });

  it('stands still while messages come and one types; says how many are new; sending returns', async () => {
    await open();
    await terminal.shows('message 1500');
    terminal.type(keys.pageUp);
    await terminal.shows('reading back, Ctrl-End returns');
    const before = terminal.lines().slice(0, -2);
    for (let number = 1; number <= 12; number += 1) await say(bob, `news ${number}`);
    await terminal.shows('12 new messages below, Ctrl-End');
    terminal.type('typing');
    await composes('typing');
    expect(terminal.lines().slice(0, -2)).toEqual(before);
    terminal.type('\r');
    await terminal.shows(/Ada +typing/u);
    expect(terminal.lines().join('\n')).not.toContain('new messages');
  });

  it('goes to the first message and back to the last by one key each', async () => {
    const carl = await connectAs('Carl', { dial: host.dial });
    terminal = openRoom(carl);
    await terminal.shows('message 1500');
    expect(carl.view.isOldest).toBe(false);
    terminal.type(toOldest);
    await terminal.shows(/ message 1( +1)?$/mu);
    terminal.type(keys.pageDown);
    await terminal.shows(/ message 30( +30)?$/mu);
    terminal.type(toNewest);
    await terminal.shows('message 1500');
    carl.close();
  });

  it('reads on from the first message to the last, page by page, with none left out', async () => {
    const carl = await connectAs('Carl', { dial: host.dial });
    terminal = openRoom(carl, { rows: 60 });
    await terminal.shows('message 1500');
    terminal.type(toOldest);
    await terminal.shows(/ message 1( +1)?$/mu);
    const seen = new Set<number>();
    for (let last = 0; last < 1500; ) {
      const shown = await waitFor(
        () => shownNumbers().at(-1) !== last && shownNumbers(),
        () => `what follows message ${last}`,
      );
      for (const number of shown) seen.add(number);
      last = shown.at(-1) ?? 0;
      terminal.type(keys.pageDown);
    }
    expect([...seen].sort((one, other) => one - other)).toEqual(Array.from({ length: 1500 }, (_, index) => index + 1));
    carl.close();
  });

  it('stands still through new sizes', async () => {
    await open();
    await terminal.shows('message 1500');
    terminal.type(keys.pageUp + keys.pageUp);
    await terminal.shows(/ message 1462( +1462)?$/mu);
    terminal.resize(40, 12);
    await terminal.shows(/ message 1462( +1462)?$/mu);
    terminal.resize(80, 24);
    await terminal.shows(/ message 1462( +1462)?$/mu);
  });
});

it('the help has the slash commands and every key, and fits', async () => {
  await open({ rows: 24 });
  terminal.type('/help\r');
  const commands = await terminal.shows('/quit ');
  terminal.type('/help keys\r');
  const keys = await terminal.shows('Ctrl-L');
  expect(commands.join('\n')).toContain('/nick ');
  for (const part of ['Ctrl-W', 'PgUp', 'Alt-Backspace']) expect(keys.join('\n')).toContain(part);
  for (const lines of [commands, keys]) expect(widestOf(lines)).toBeLessThanOrEqual(80);
});

it('Ctrl-L paints everything anew', async () => {
  await say(bob, 'look here');
  await open();
  await terminal.shows('look here');
  terminal.type('first line\u001b\rsecond');
  await composes('first line', 'second');
  const before = terminal.written.length;
  terminal.type('\u000c');
  await waitFor(
    () => ['look here', 'pychat', 'first line'].every((text) => terminal.written.slice(before).includes(text)),
    () => 'everything to be painted again',
  );
  await terminal.shows('look here');
  await composes('first line', 'second');
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../src/client/client.ts';
import { connectAs, say, shownTexts, viewWhen } from '../../helpers/test-client.ts';
import { openTestHost, type TestHost } from '../../helpers/test-host.ts';
import { waitFor } from '../../helpers/wait-for.ts';
import type { FakeTerminal } from '../fake-terminal.ts';
import { widestOf } from '../shown-items.ts';
import { openRoom } from './open-room.tsx';

let host: TestHost;
let ada: Client;
let terminal: FakeTerminal;

function openScreen(options: Parameters<typeof openRoom>[1] = {}): void {
  terminal = openRoom(ada, options);
}

beforeEach(async () => {
  host = await openTestHost();
  ada = await connectAs('Ada', { dial: host.dial });
});
afterEach(async () => {
  terminal.close();
  ada.close();
  await host.close();
});

describe('the room on the screen', () => {
  it.each([
    [80, 24],
    [40, 10],
    [120, 40],
    [20, 6],
  ])('fills %i×%i exactly, however much is said', async (columns, rows) => {
    for (let number = 1; number <= 30; number += 1) await say(ada, `message ${number} ${'漢 word '.repeat(number)}`);
    openScreen({ columns, rows });
    const lines = await terminal.shows(/^ >/mu);
    expect(lines).toHaveLength(rows);
    expect(widestOf(lines)).toBeLessThanOrEqual(columns);
    expect(lines.at(-1)).toMatch(/^ >/u);
  });

  it('shows the last thing that came, also when nothing follows it', async () => {
    openScreen();
    const bob = await connectAs('Bob', { dial: host.dial });
    await Promise.all(Array.from({ length: 50 }, (_, number) => say(bob, `burst ${number}`)));
    await terminal.shows('burst 49');
    await terminal.shows(/2 here ?$/mu);
    bob.close();
  });

  it('says what is typed, keys glued or not, and empties the line', async () => {
    openScreen();
    terminal.type('hello');
    await terminal.shows(' > hello');
    terminal.type(' there\rsecond\r');
    await viewWhen(ada, (view) => shownTexts(view).length === 2);
    expect(shownTexts(ada.view)).toEqual(['hello there', 'second']);
    expect((await terminal.shows(/Ada +second/u)).at(-1)?.trimEnd()).toBe(' >');
  });

  it('takes what is typed as soon as there is a prompt', async () => {
    openScreen();
    await terminal.typeAtOnce('hello', { after: ' > ' });
    await terminal.shows(' > hello');
  });

  it('never takes a line of a paste for leaving, also where the terminal does not mark pastes', async () => {
    openScreen();
    await terminal.shows(/^ >/mu);
    terminal.type('one\rexit\r/quit\rtwo\r');
    await viewWhen(ada, (view) => shownTexts(view).length === 4);
    expect(shownTexts(ada.view)).toEqual(['one', 'exit', '/quit', 'two']);
    expect((await terminal.shows(/Ada +two/u)).at(-1)?.trimEnd()).toBe(' >');
  });

  it('takes a paste as one text of several lines, made harmless', async () => {
    openScreen();
    terminal.type('\u001b[200~one\r\nexit\u001b[31m\u001b[201~');
    await terminal.shows('exit␛[31m');
    terminal.type('\r');
    await viewWhen(ada, (view) => shownTexts(view).length === 1);
    expect(shownTexts(ada.view)).toEqual(['one\nexit␛[31m']);
  });

  it('gives a refused text back, or shows it where another has been begun', async () => {
    openScreen();
    terminal.type('/nick a b\r');
    await terminal.shows('cannot contain spaces');
    expect(terminal.lines().at(-1)).toBe(' > /nick a b');
    const bob = await connectAs('Bob', { dial: host.dial });
    terminal.type('\u0015/nick Bob\rmeanwhile');
    await terminal.shows('is taken');
    await terminal.shows('/nick Bob');
    expect(terminal.lines().at(-1)).toBe(' > meanwhile');
    bob.close();
  });

  it('fits itself to a new size', async () => {
    await say(ada, 'a sentence that does not fit into forty columns at once');
    openScreen();
    await terminal.shows('at once');
    terminal.resize(40, 10);
    await waitFor(
      () => terminal.lines().length === 10,
      () => terminal.lines().join('\n'),
    );
    await terminal.shows(/forty\s+columns/u);
    expect(widestOf(terminal.lines())).toBeLessThanOrEqual(40);
  });
});

describe('leaving the room', () => {
  it('ends the screen and gives the keyboard back', async () => {
    openScreen();
    await terminal.shows(/^ >/mu);
    expect(terminal.isRaw).toBe(true);
    terminal.type('exit\r');
    await terminal.ended();
    expect(terminal.isRaw).toBe(false);
  });

  it('asks a host first while others are there', async () => {
    openScreen({ isHost: true });
    const bob = await connectAs('Bob', { dial: host.dial });
    await terminal.shows('2 here');
    terminal.type('exit\r');
    await terminal.shows('Close the chat for everybody?');
    terminal.type('y');
    await terminal.ended();
    bob.close();
  });
});

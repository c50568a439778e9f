import { beforeEach, describe, expect, it } from '@jest/globals';
import xterm from '@xterm/headless';
import { type Area, ScreenPainter } from '../../../src/tui/painting/screen-painter.ts';
import { screenEntered, screenLeft } from '../../../src/tui/painting/sequences.ts';
import { waitFor } from '../../helpers/wait-for.ts';

let terminal: InstanceType<typeof xterm.Terminal>;
let painter: ScreenPainter;
let writes: string[];
let isResizing: boolean;

beforeEach(() => {
  terminal = new xterm.Terminal({ cols: 20, rows: 6, allowProposedApi: true, scrollback: 0 });
  writes = [];
  isResizing = false;
  painter = new ScreenPainter({
    write: (text) => {
      writes.push(text);
      terminal.write(text);
    },
    isResizing: () => isResizing,
  });
  ink(`${screenEntered}\u001b[H`);
});

/** Writes as Ink does. */
function ink(text: string): void {
  painter.writeFromInk(text);
}

/** The screen once all is painted. */
async function screen(): Promise<string[]> {
  await new Promise<void>((resolve) => queueMicrotask(resolve));
  await new Promise<void>((resolve) => terminal.write('', resolve));
  return Array.from({ length: 6 }, (_, row) => terminal.buffer.active.getLine(row)?.translateToString(true) ?? '');
}

function show(lines: readonly string[], cursor?: Area['cursor']): void {
  painter.show('messages', { top: 1, width: 20, lines, ...(cursor && { cursor }) });
}

function cursor(): [column: number, row: number] {
  const { cursorX, cursorY } = terminal.buffer.active;
  return [cursorX, cursorY];
}

describe('painted rows', () => {
  it('stand at their place', async () => {
    ink('header');
    show(['one', 'two']);
    expect(await screen()).toEqual(['header', 'one', 'two', '', '', '']);
  });

  it('are written only where they changed, and over all of what was there', async () => {
    show(['one', 'a longer row']);
    await screen();
    writes = [];
    show(['one', 'short']);
    expect(await screen()).toEqual(['', 'one', 'short', '', '', '']);
    expect(writes.join('')).not.toContain('one');
    writes = [];
    show(['one', 'short']);
    await screen();
    expect(writes).toEqual([]);
  });

  it('are there again after Ink has blanked them, however late its frame came', async () => {
    show(['one', 'two']);
    await screen();
    const { now } = performance;
    performance.now = () => now.call(performance) + 60_000;
    ink('\u001b[2;1H\u001b[K\nstatus\u001b[K');
    performance.now = now;
    expect(await screen()).toEqual(['', 'one', 'two', '', '', '']);
  });

  it('are shown at once', async () => {
    await screen();
    writes = [];
    ink('header');
    show(['one', 'two']);
    await screen();
    expect(writes).toHaveLength(1);
    expect(writes[0]).toMatch(/^\u001b\[\?2026h.*\u001b\[\?2026l$/su);
  });

  it('of something else come in one write with what Ink says around them', async () => {
    const showRoom = (subject: string) =>
      painter.show('messages', { top: 1, width: 20, subject, lines: [`in the ${subject}`] });
    showRoom('lobby');
    await screen();
    writes = [];
    showRoom('den');
    painter.show('composer', { top: 5, width: 20, lines: ['> draft'] });
    ink('\u001b[1;1Hden');
    expect(await screen()).toEqual(['den', 'in the den', '', '', '', '> draft']);
    expect(writes).toHaveLength(1);
  });

  it('never push others down, however wide this terminal takes them for', async () => {
    show(['x'.repeat(50), 'two']);
    expect(await screen()).toEqual(['', 'x'.repeat(20), 'two', '', '', '']);
    terminal.write(`\u001b[5;1H${'y'.repeat(21)}`);
    expect((await screen()).slice(4)).toEqual(['y'.repeat(20), 'y']);
  });

  it('come again when Ink blanks them because of a new size', async () => {
    show(['one', 'two', 'three']);
    await screen();
    show(['two', 'three']);
    ink('\u001b[2J');
    expect(await screen()).toEqual(['', 'two', 'three', '', '', '']);
    ink('\u001b[2;1H\u001b[K');
    expect(await screen()).toEqual(['', 'two', 'three', '', '', '']);
  });

  it('are not painted among the lines of the shell, and are all there when the screen is taken again', async () => {
    show(['one']);
    await screen();
    ink(screenLeft);
    writes = [];
    show(['two']);
    await screen();
    expect(writes).toEqual([]);
    ink(`${screenEntered}\u001b[2J`);
    expect(await screen()).toEqual(['', 'two', '', '', '', '']);
  });

  it('wait while the terminal has another size than they were laid out for', async () => {
    show(['one']);
    await screen();
    isResizing = true;
    ink('\u001b[6;1Hstatus');
    show(['two']);
    expect(await screen()).toEqual(['', 'one', '', '', '', '']);
    isResizing = false;
    await waitFor(
      async () => (await screen()).join() === ',two,,,,status',
      () => 'the rows to be painted after all',
    );
  });

  it('are blank when their area is gone, for what Ink has to say there', async () => {
    show(['one', 'two']);
    await screen();
    painter.hide('messages');
    ink('\u001b[3;1Hmenu');
    expect(await screen()).toEqual(['', '', 'menu', '', '', '']);
  });

  it('of several areas stand side by side', async () => {
    show(['one', 'two']);
    painter.show('composer', { top: 5, width: 20, lines: ['> hi'] });
    expect(await screen()).toEqual(['', 'one', 'two', '', '', '> hi']);
  });
});

describe('the cursor', () => {
  it('stands behind the text before it, as this terminal measures it', async () => {
    show(['one', '漢字 and more'], { line: 1, before: '漢字' });
    await screen();
    expect(cursor()).toEqual([4, 2]);
    show(['one', '漢字 and more'], { line: 0, before: 'on' });
    await screen();
    expect(cursor()).toEqual([2, 1]);
  });

  it('is where Ink left it whenever Ink writes, and ours again afterwards', async () => {
    ink('\u001b[6;1Hstatus');
    await screen();
    show(['one'], { line: 0, before: 'one' });
    await screen();
    ink(' goes on');
    expect(await screen()).toEqual(['', 'one', '', '', '', 'status goes on']);
    expect(cursor()).toEqual([3, 1]);
  });

  it('stays put while other areas are painted', async () => {
    painter.show('composer', { top: 5, width: 20, lines: ['> hi'], cursor: { line: 0, before: '> hi' } });
    show(['one']);
    show(['two']);
    await screen();
    expect(cursor()).toEqual([4, 5]);
  });

  it('is shown while an area has one, and hidden when none has', async () => {
    show(['one'], { line: 0, before: '' });
    await screen();
    expect(writes.at(-1)).toContain('\u001b[?25h');
    show(['one']);
    await screen();
    expect(writes.at(-1)).toContain('\u001b[?25l');
  });
});

it('rings without touching the screen, and not while the shell has the terminal', async () => {
  show(['message']);
  const before = await screen();
  painter.ring('\u0007');
  expect(writes.at(-1)).toBe('\u0007');
  expect(await screen()).toEqual(before);
  ink(screenLeft);
  const { length } = writes;
  painter.ring('\u0007');
  expect(writes).toHaveLength(length);
});

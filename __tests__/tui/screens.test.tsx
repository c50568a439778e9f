import { describe, expect, it } from '@jest/globals';
import { Box, renderToString } from 'ink';
import type { ReactElement } from 'react';
import { lobby } from '../../src/chat/room-id.ts';
import { MessageList } from '../../src/tui/pane/MessageList.tsx';
import { visibleRows } from '../../src/tui/pane/visible-rows.ts';
import { Header } from '../../src/tui/room/Header.tsx';
import { StatusLine } from '../../src/tui/room/StatusLine.tsx';
import { Menu } from '../../src/tui/start/Menu.tsx';
import { Question } from '../../src/tui/start/Question.tsx';
import { FakeTerminal } from './fake-terminal.ts';
import { said, viewOf, widestOf } from './shown-items.ts';

const sizes = [
  [80, 24],
  [40, 10],
  [120, 40],
  [20, 8],
  [20, 6],
] as const;

function render(element: ReactElement, columns: number): string[] {
  return renderToString(element, { columns }).split('\n');
}

const longTitle = 'The very long title of a chat that somebody gave without a thought for narrow terminals';

describe.each(sizes)('at %i×%i', (width, height) => {
  let terminal: FakeTerminal;

  /** What is not only Ink's is looked at on a terminal, once it shows this. */
  async function paint(element: ReactElement, expected: string | RegExp): Promise<string[]> {
    terminal = new FakeTerminal(
      <Box width={width} height={height} flexDirection="column">
        {element}
      </Box>,
      { columns: width, rows: height },
    );
    const lines = await terminal.shows(expected);
    terminal.close();
    return lines;
  }

  it('the header keeps to two lines, and the count of people is always there', () => {
    const lines = render(
      <Header
        view={viewOf([], { title: longTitle, here: 1234 })}
        place="[fe80::1%eth0]:5050"
        trust={{ type: 'unverified', keyId: '', words: '' }}
        width={width}
        hasRoomList={false}
      />,
      width,
    );
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/ 1234 here ?$/u);
    expect(widestOf(lines)).toBe(width);
  });

  it('the messages fill their pane from below', async () => {
    const items = [said('漢字 and a rather long text '.repeat(8)), said('last', { nick: '👩‍🚀'.repeat(9), seq: 2 })];
    const rows = visibleRows(viewOf(items), { width, height, hostTime: 0 });
    const lines = await paint(
      <MessageList rows={rows} room={lobby} top={0} width={width} height={height} beside={undefined} />,
      /last( +2)?$/mu,
    );
    expect(lines).toHaveLength(height);
    expect(lines.at(-1)).toMatch(/last( +2)?$/u);
  });

  it('the status takes one line, empty or too long', () => {
    for (const text of ['', 'sending 2…', `${longTitle} ${longTitle}`]) {
      const lines = render(<StatusLine text={text} tone="alarm" standing="temporary 30 s" width={width} />, width);
      expect(lines).toHaveLength(1);
      expect(widestOf(lines)).toBe(width);
    }
  });

  it('the menu shows its choices, a line each, and what went wrong', async () => {
    const lines = await paint(<Menu mistake="Port 5050 is in use." onChoose={() => {}} />, 'Port 5050');
    expect(widestOf(lines)).toBeLessThanOrEqual(width);
    for (const start of [/^ +1 {2}Host a/u, /^ +2 {2}Join a chat$/u, /^ +q {2}Quit$/u])
      expect(lines.filter((line) => start.test(line))).toHaveLength(1);
  });

  it('a question has its answer below it, where the cursor is put', async () => {
    const question = (
      <Question
        question="The host's address?"
        help="An IP such as 192.168.1.7, with :PORT if it is not 5050. The host's screen shows it. Esc goes back."
        suggestion="10.0.0.2"
        mistake="Nobody is hosting there. Check the port, or start a host there."
        onAnswer={() => undefined}
        onBack={() => {}}
      />
    );
    const lines = await paint(question, '10.0.0.2');
    const row = height < 10 ? 1 : 3;
    expect(lines[row]).toMatch(/^ > 10\.0\.0\.2$/u);
    expect(terminal.cursor).toEqual({ column: 11, row });
    const text = lines.join(' ').replaceAll(/\s+/gu, ' ');
    expect(text).toContain('or start a host there.');
    // A low terminal has no room for both: the mistake matters more.
    expect(text.includes('Esc goes back.')).toBe(height >= 10);
  });
});

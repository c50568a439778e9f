import { afterAll, afterEach, beforeEach, expect, it } from '@jest/globals';
import { dialedClient } from '../helpers/dialed-client.ts';
import { cleanUp, createHome, type HostProcess, startHostProcess } from '../helpers/executable.ts';
import { Terminal } from '../helpers/terminal.ts';
import { describeWithTool } from '../helpers/tools.ts';
import { waitFor } from '../helpers/wait-for.ts';

/** Where texts begin beside a nick of six columns or fewer. */
const textColumn = 15;

/** What terminals and libraries measure differently, and what breaks programs that count code units. */
const texts: Readonly<Record<string, string>> = {
  'plain text': 'hello',
  Chinese: '漢字かな',
  Hangul: '한글',
  'Hangul of single letters': '\u1112\u1161\u11ab\u1100\u1173\u11af',
  'wide and half-wide forms': 'ＡＢｱｲｳ',
  'a family': '👨‍👩‍👧‍👦',
  flags: '🇩🇪🇫🇷',
  'half a flag': '🇩',
  'a skin tone': '👍🏽',
  'a heart as a picture': '❤️',
  'a keycap': '1️⃣',
  'a rainbow flag': '🏳️‍🌈',
  'a person shrugging': '🤷🏼‍♀️',
  Arabic: 'مرحبا بالعالم',
  'Arabic with vowels': 'مَرْحَبًا',
  Hebrew: 'שלום',
  Devanagari: 'नमस्ते क्षि',
  Tamil: 'நி',
  Thai: 'ที่นี่',
  Khmer: 'ខ្មែរ',
  Malayalam: 'മലയാളം',
  'letters with marks': 'e\u0301\u0323o\u0308',
  '1,000 combining marks': `a${'\u0301'.repeat(1000)}`,
  'invisible joiners': 'a\u200cb',
  'blanks of all kinds': 'a\u00a0b\u2003c\u3000d',
};

let host: HostProcess;
let ada: Terminal;

/** The screen row of the input line; there is one only. */
async function inputRow(): Promise<number> {
  return (await ada.lines()).findLastIndex((line) => line.startsWith(' >'));
}

async function cursorColumn(): Promise<number> {
  return (await ada.state()).cursor.column;
}

/** Waits until the cursor stands behind all that is on the input line. */
async function settled(): Promise<number> {
  const row = await inputRow();
  return waitFor(
    async () => {
      const column = await cursorColumn();
      return column === (await ada.endColumn(row)) && column;
    },
    () => 'the cursor to stand behind the text',
  );
}

describeWithTool('tmux', 'in the columns of a real terminal', () => {
  beforeEach(async () => {
    host = await startHostProcess(await createHome(), ['--memory', '--limit', 'flood=off']);
    ada = await Terminal.start(await createHome(), ['join', `127.0.0.1:${host.port}`, '--nick', 'Ada']);
    await ada.shows('1 here');
  });
  afterEach(async () => {
    await ada.close();
    await host.stop();
  });
  afterAll(cleanUp);

  it('the cursor stands where this terminal ends each text, and goes on from there', async () => {
    for (const [name, text] of Object.entries(texts)) {
      await ada.type(text);
      await ada.type('Z');
      await ada.shows(/^ > .*Z$/mu);
      const end = await settled();
      await ada.press('Left');
      await waitFor(
        async () => (await cursorColumn()) === end - 1,
        () => `the cursor to stand before the Z after ${name}`,
      );
      await ada.type('Y');
      await ada.shows(/^ > .*YZ$/mu);
      expect({ name, cursor: await cursorColumn(), end: await ada.endColumn(await inputRow()) }).toEqual({
        name,
        cursor: end,
        end: end + 1,
      });
      await ada.press('End', 'C-u');
      await ada.shows(/^ >$/mu);
    }
  });

  it('a message begins in its column whatever the nick is made of, and moves no row', async () => {
    const address = { hostname: '127.0.0.1', port: host.port };
    // Tall enough for every message, and for notices of who came and went between them.
    await ada.resize(80, 60);
    const nicks = ['漢字', '👍🏽', '❤️x', 'क्षि', 'عمر', 'e\u0301\u0323', '한글'];
    for (const [index, nick] of nicks.entries()) {
      const bob = dialedClient(address, { nick });
      await bob.connect();
      await bob.post(`from ${index}`);
      await bob.post(`${'👍🏽'.repeat(20)} ${'क्षि'.repeat(20)} end${index}`);
      bob.close();
    }
    const whole = nicks.map((_, index) => `from ${index} +\\d+\n[^]*end${index}\n`).join('[^]*');
    const lines = await ada.shows(new RegExp(whole, 'u'));
    // Each message is there to its end, in a terminal that takes it for wider than it is.
    expect(lines.join('').match(/👍🏽/gu)?.length).toBeGreaterThanOrEqual(nicks.length * 20);
    expect(lines[0]).toMatch(/^ pychat {2}#lobby/u);
    expect(lines.at(-3)).toMatch(/^─+( .* ──)?$/u);
    for (const [row, line] of lines.entries()) {
      const said = /from \d +\d+$/u.exec(line)?.[0];
      if (said)
        expect({ line, column: (await ada.endColumn(row)) - said.length }).toEqual({ line, column: textColumn });
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Nick } from '../../../src/chat/nick.ts';
import { layOutDay, layOutItem, layOutSending } from '../../../src/tui/pane/lay-out-item.ts';
import { nickColumnWidth } from '../../../src/tui/pane/leads.ts';
import { came, draw, noticed, said, widestOf } from '../shown-items.ts';

const people = { nick: 'Bob', nicks: new Set(['Ada', 'Bob'] as Nick[]) };
const narrow = { width: 40, nickWidth: 8, gutter: 0, people };

describe('a message in the pane', () => {
  it('is time, nick and text', () => {
    expect(draw(layOutItem(said('Hello!'), narrow))).toEqual([' 12:34  Ada    Hello!']);
  });

  it('wraps at words, the further lines under the first', () => {
    expect(draw(layOutItem(said('one two three four five six seven'), narrow))).toEqual([
      ' 12:34  Ada    one two three four five ',
      '               six seven',
    ]);
  });

  it('breaks a word that is longer than the line, such as a URL', () => {
    const url = `https://example.org/${'path/'.repeat(10)}`;
    const lines = draw(layOutItem(said(url), narrow));
    expect(lines.length).toBe(3);
    expect(lines.map((line) => line.slice(15)).join('')).toBe(url);
  });

  it('keeps its own line breaks and leading spaces, and shows tabs as four columns', () => {
    expect(draw(layOutItem(said('if x:\n\treturn\n    end'), narrow)).map((line) => line.slice(15))).toEqual([
      'if x:',
      '    return',
      '    end',
    ]);
  });

  it('cuts a long nick, wide ones at whole characters', () => {
    const [line = ''] = draw(layOutItem(said('x', { nick: 'Bartholomäus-the-Third' }), narrow));
    expect(line).toBe(' 12:34  Barth… x');
    const [wide = ''] = draw(layOutItem(said('x', { nick: '👨‍👩‍👧👨‍👩‍👧漢字漢字' }), narrow));
    expect(wide).toBe(' 12:34  👨‍👩‍👧👨‍👩‍👧…  x');
  });

  it('has one key for each line, and the same ones at every width', () => {
    const item = said('word '.repeat(30), { seq: 7 });
    const keys = layOutItem(item, narrow).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(layOutItem(item, { ...narrow, width: 80 })[0]?.key).toBe(keys[0]);
  });

  it('leaves the time out where there is no room for it', () => {
    expect(draw(layOutItem(said('Hello you!'), { ...narrow, width: 20, nickWidth: 7 }))).toEqual([' Ada   Hello you!']);
  });

  it('shows escape sequences as text, whoever let them through', () => {
    const text = draw([
      ...layOutItem(said('\u001b[31mred\u009b2J'), narrow),
      ...layOutItem(noticed('\u001b]0;x\u0007'), narrow),
    ]);
    expect(text.join('')).not.toMatch(/[\u001b\u009b\u0007]/u);
    expect(text[0]).toContain('␛[31mred');
  });

  it('is marked while the host does not have it', () => {
    expect(draw(layOutSending({ number: 1, text: 'soon' }, { ...narrow, nick: 'Ada' }))).toEqual([
      ' …     ›Ada    soon (sending)',
    ]);
  });
});

describe('links', () => {
  const target = (url: string) => `\u001b]8;;${url}\u0007`;

  it('open what they say, also where they are broken', () => {
    const url = `https://example.org/${'path/'.repeat(10)}`;
    const rows = layOutItem(said(`see ${url} there`), narrow);
    const linked = rows.filter(({ line }) => line.includes(target(url)));
    expect(linked.length).toBeGreaterThan(2);
    for (const { line } of linked) expect(line).toContain(target(''));
    expect(draw(rows).join(' ')).toContain('there');
  });

  it('stand in messages only', () => {
    const [row] = layOutItem(noticed('https://example.org'), narrow);
    expect(row?.line).not.toContain('\u001b]8');
  });
});

describe('marks in a message', () => {
  const lines = (text: string, parts = narrow) => draw(layOutItem(said(text), parts)).map((line) => line.slice(15));

  it('are not shown where they take effect, also over the end of a line', () => {
    const rows = layOutItem(said('so *a long bold part of the text* ends'), narrow);
    expect(draw(rows).map((line) => line.slice(15))).toEqual(['so a long bold part of ', 'the text ends']);
    for (const { line } of rows) expect(line).toContain('\u001b[1m');
  });

  it('leave code as it is, beside a bar, broken only where it is too wide', () => {
    expect(lines('see:\n```js\nif (x) {\n\n\treturn *y* + "a b c d e f";\n}\n```\nso')).toEqual([
      'see:',
      '│ if (x) {',
      '│ ',
      '│     return *y* + "a b ',
      '│ c d e f";',
      '│ }',
      'so',
    ]);
  });

  it('show code without a bar where there is no room for one', () => {
    expect(draw(layOutItem(said('```\nabc\n```'), { ...narrow, width: 16 }))[0]).toMatch(/ abc$/u);
  });

  it('mean nothing in what is not said by anybody', () => {
    expect(draw(layOutItem(noticed('*a* `b` ```c```'), narrow))).toEqual([' *a* `b` ```c```']);
    expect(draw(layOutItem(came('*Bo*'), narrow))[0]).toContain('*Bo*');
  });
});

describe('a message that mentions oneself', () => {
  it('is marked, in the same columns; one that mentions another, or is one’s own, is not', () => {
    const shown = [said('@Bob hi'), said('Bob: hi'), said('@Ada hi'), said('@Bob hi', { isOwn: true })];
    expect(shown.map((item) => draw(layOutItem(item, narrow))[0])).toEqual([
      ' 12:34 !Ada    @Bob hi',
      ' 12:34 !Ada    Bob: hi',
      ' 12:34  Ada    @Ada hi',
      ' 12:34 ›Ada    @Bob hi',
    ]);
  });

  it('has the mention in inverse, others’ in bold', () => {
    const line = (text: string) => layOutItem(said(text), narrow)[0]?.line;
    expect(line('hi @bob.')).toContain('\u001b[7m@bob\u001b[27m');
    expect(line('hi @Ada.')).toContain('@Ada\u001b[22m');
  });
});

describe('own messages', () => {
  it('are marked, in the same columns', () => {
    const [own, other] = [said('x', { isOwn: true }), said('x')].map((item) => draw(layOutItem(item, narrow))[0]);
    expect([own, other]).toEqual([' 12:34 ›Ada    x', ' 12:34  Ada    x']);
  });
});

describe('what else is shown', () => {
  it('says who came, and what was noticed, on lines of its own', () => {
    expect(draw(layOutItem(came('Robin', 'Bo'), narrow))).toEqual(['        → Robin, Bo joined']);
    expect(draw(layOutItem(noticed('one\ntwo'), narrow))).toEqual([' one', ' two']);
    expect(draw([layOutDay(said('x'), new Date(2026, 10, 20).getTime())])).toEqual(['  — Friday 20 November 2026 —']);
  });
});

describe("the nicks' column", () => {
  it('is as wide as the widest nick, within limits that a narrow pane tightens', () => {
    expect(nickColumnWidth([said('x')], 80)).toBe(8);
    expect(nickColumnWidth([said('x'), said('x', { nick: 'Countess-Ada' })], 80)).toBe(14);
    expect(nickColumnWidth([said('x', { nick: 'x'.repeat(24) })], 80)).toBe(18);
    expect(nickColumnWidth([said('x', { nick: 'x'.repeat(24) })], 40)).toBe(12);
    expect(nickColumnWidth([said('x', { nick: 'x'.repeat(24) })], 20)).toBe(7);
  });
});

describe('whatever is said, by whomever', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.lorem(),
    fc
      .array(
        fc.constantFrom('*', '_', '`', '```', '\n', ' ', 'word', '@Ada', 'https://x.example/y', '漢字', '👩‍🚀', '\t'),
        {
          maxLength: 60,
        },
      )
      .map((pieces) => pieces.join('')),
  );

  it('no row is wider than the pane', () => {
    fc.assert(
      fc.property(
        texts,
        fc.string({ unit: 'grapheme', maxLength: 24 }),
        fc.integer({ min: 8, max: 120 }),
        (text, nick, width) => {
          const item = said(text, { nick });
          const lines = draw(layOutItem(item, { width, nickWidth: nickColumnWidth([item], width), gutter: 0, people }));
          expect(widestOf(lines)).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: 500 },
    );
  });
});

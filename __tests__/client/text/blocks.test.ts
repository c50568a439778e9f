import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Nick } from '../../../src/chat/nick.ts';
import { type Block, type Run, readBlocks } from '../../../src/client/text/blocks.ts';
import type { Mentionable } from '../../../src/client/text/mentions.ts';

const nobody = { nick: '', nicks: new Set<Nick>() };
const people = { nick: 'Ada', nicks: new Set(['Ada', 'Bob', 'Bob-2'] as Nick[]) };

/** A run as `text/bold+italic…`; plain ones as they are. */
function describeRun({ text, isBold, isItalic, isCode, url, mention }: Run): string {
  const looks = [isBold && 'bold', isItalic && 'italic', isCode && 'code', url && 'link', mention];
  const named = looks.filter(Boolean).join('+');
  return named === '' ? text : `${text}/${named}`;
}

function read(text: string, of: Mentionable = nobody): (string | string[])[] {
  return readBlocks(text, of).map((block) => (block.kind === 'code' ? block.text : block.runs.map(describeRun)));
}

function shownText(blocks: readonly Block[]): string {
  return blocks
    .map((block) => (block.kind === 'code' ? block.text : block.runs.map(({ text }) => text).join('')))
    .join('\n');
}

describe('marks in a text', () => {
  it.each<[string, string[]]>([
    ['*bold* and _italic_', ['bold/bold', ' and ', 'italic/italic']],
    ['see `npm run x`.', ['see ', 'npm run x/code', '.']],
    ['(*bold*), "_quoted_"!', ['(', 'bold/bold', '), "', 'quoted/italic', '"!']],
    ['*_both_* _*both*_', ['both/bold+italic', ' ', 'both/bold+italic']],
    ['*bold _both_ bold*', ['bold /bold', 'both/bold+italic', ' bold/bold']],
    ['*two words*', ['two words/bold']],
    ['`*raw*` and ``a ` b``', ['*raw*/code', ' and ', 'a ` b/code']],
    ['*`code`*', ['code/bold+code']],
    ['`https://example.org`', ['https://example.org/code']],
    ['*é漢👩‍🚀*', ['é漢👩‍🚀/bold']],
  ])('%s', (text, runs) => {
    expect(read(text)).toEqual([runs]);
  });

  it.each([
    'snake_case_names and __init__',
    '2*3*4 and 2 * 3 * 4',
    '* item\n* another',
    'a lone * or _ or `',
    '*over\nlines*',
    '`over\nlines`',
    'src/*.ts src/*.tsx',
    '**strong** __under__',
    '*open',
    'closed*',
    '** __ `` ```',
    '*.ts and *.js',
    '¯\\_(ツ)_/¯',
    'a*_b_*c',
  ])('are not: %s', (text) => {
    expect(read(text)).toEqual([[text]]);
  });

  it('never cross', () => {
    expect(read('*a _b* c_')).toEqual([['a _b/bold', ' c_']]);
  });

  it('leave addresses as they are', () => {
    const url = 'https://example.org/_a_/*b*/`c`';
    expect(read(`${url} _x_`)[0]?.slice(0, 1)).toEqual([expect.stringContaining('https://example.org/_a_/*b*/')]);
    expect(read('_see https://example.org/x_y_z now_')).toEqual([
      ['see /italic', 'https://example.org/x_y_z/italic+link', ' now/italic'],
    ]);
  });
});

describe('fenced code', () => {
  it('is a block of its own, without its fences and its language, and nothing in it is a mark', () => {
    expect(read('look:\n```ts\nconst a = *b*;\n\n  @Ada\n```\n_so_')).toEqual([
      ['look:'],
      'const a = *b*;\n\n  @Ada',
      ['so/italic'],
    ]);
  });

  it('may be on one line, and may be followed by another', () => {
    expect(read('```rm -rf x```')).toEqual(['rm -rf x']);
    expect(read('```\na\n```\n```\nb\n```')).toEqual(['a', 'b']);
    expect(read('```\na\n```\n\n```\nb\n```')).toEqual(['a', [], 'b']);
  });

  it.each(['```', '```\n```', '```\nnever closed', 'x ```y\nz', '``````', '```\n\n```'])('is not: %j', (text) => {
    expect(shownText(readBlocks(text, nobody))).toBe(text);
  });
});

describe('mentions in a text', () => {
  it('are told from the rest, one’s own from others, also within marks, never in code or links', () => {
    expect(read('@Bob, *ask @Ada* `@Ada` https://example.org/@Ada', people)).toEqual([
      ['@Bob/other', ', ', 'ask /bold', '@Ada/bold+own', ' ', '@Ada/code', ' ', 'https://example.org/@Ada/link'],
    ]);
  });
});

describe('whatever is said', () => {
  const pieces = fc.constantFrom(
    '*',
    '_',
    '`',
    '```',
    '\n',
    ' ',
    'a',
    'B-2',
    '@Ada',
    'https://x.example/a',
    '漢',
    '👩‍🚀',
    ',',
  );
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme', maxLength: 100 }),
    fc.string({ unit: 'binary', maxLength: 100 }),
  );

  it('nothing is lost but markers and names of languages, and nothing is added or moved', () => {
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(!/```[\w+#.-]*[ \t]+\n|```[\w+#.-]+[ \t]*\n/u.test(text));
        const unmarked = (marked: string) => marked.replaceAll(/[*_`\n]/gu, '');
        expect(unmarked(shownText(readBlocks(text, people)))).toBe(unmarked(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the time it takes', () => {
  it.each([
    ['stars', '*'],
    ['open stars', ' *a'],
    ['pairs', '*a* '],
    ['crossed', '*a _b'],
    ['backticks', '`'],
    ['open backticks', ' `a'],
    ['backtick runs', '` `` ``` ```` ````` '],
    ['fences', '```\n'],
    ['open fences', '```a\n\n'],
    ['languages', '```aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa '],
    ['blanks', ' '],
    ['words', 'word '],
  ])('is about a millisecond for 4,000 characters of %s', (_, piece) => {
    const text = piece.repeat(4000 / piece.length);
    const times = Array.from({ length: 30 }, () => {
      const before = performance.now();
      readBlocks(text, people);
      return performance.now() - before;
    });
    // The quickest: others use this machine, too.
    expect(Math.min(...times)).toBeLessThan(1);
  });
});

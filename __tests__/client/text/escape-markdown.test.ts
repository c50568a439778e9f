import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { escapeMarkdown, fenceMarkdown } from '../../../src/client/text/escape-markdown.ts';

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** What a reader of Markdown makes of an escaped line: an address between `<` and `>`, escapes, entities. */
const reading = /<(https?:[^<>]+)>|\\([!-/:-@[-`{-~])|(&(?:lt|gt|amp);)/giu;

function read(markdown: string): string {
  return markdown.replace(
    reading,
    (_, address?: string, escaped?: string, entity?: string) => address ?? escaped ?? entities[entity ?? ''] ?? '',
  );
}

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'<>&\\`*_[]{}~|^$:/=#-+.)(!"\' 1a漢\u00a0'),
      fc.constantFrom('https://a.example/b_c?d=1&e=2', 'www.a_b.example', '&copy;', '<b>', '1. ', ':smile:', '://'),
      fc.string({ unit: 'binary' }).map((text) => text.replace(/[\n\r]/gu, '')),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('escapeMarkdown', () => {
  it.each([
    ['hello, world! (12:30) a = b?', 'hello, world! (12:30) a = b?'],
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['R&D &copy;', 'R&amp;D &amp;copy;'],
    ['*bold* _it_ `code`', '\\*bold\\* \\_it\\_ \\`code\\`'],
    ['[x](javascript:y) ![i](u)', '\\[x\\](javascript:y) !\\[i\\](u)'],
    ['# heading #1', '\\# heading #1'],
    ['- item', '\\- item'],
    ['12. twelfth', '12\\. twelfth'],
    ['3) third', '3\\) third'],
    ['> quote', '&gt; quote'],
    ['===', '\\=\\=='],
    ['---', '\\---'],
    ['| a | b |', '\\| a \\| b \\|'],
    ['C:\\new', 'C:\\\\new'],
    [':smile: ==x==', '\\:smile: \\==x\\=='],
    ['www.a_b.example', 'www\\.a\\_b.example'],
    ['ftp://a_b', 'ftp\\://a\\_b'],
  ])('writes %j as %j', (line, markdown) => {
    expect(escapeMarkdown(line)).toBe(markdown);
  });

  it('makes links of web addresses, and of nothing else', () => {
    expect(escapeMarkdown('see https://a.example/b_c?d=1&e=2, *now*')).toBe(
      'see <https://a.example/b_c?d=1&e=2>, \\*now\\*',
    );
    expect(escapeMarkdown('javascript://a')).toBe('javascript\\://a');
    expect(escapeMarkdown('https://a.example/?a=1&copy;2')).not.toContain('<');
  });

  it('loses nothing of a text', () => {
    fc.assert(fc.property(hostile, (line) => expect(read(escapeMarkdown(line))).toBe(line)));
  });

  it('leaves no tag but an address, and nothing to interpret', () => {
    fc.assert(
      fc.property(hostile, (line) => {
        const bare = escapeMarkdown(line).replaceAll(reading, 'x');
        expect(bare).not.toMatch(/[<>&\\`*_[\]{}~|^$]|^\s*(?:[-+#=>]|\d+[.)])/u);
      }),
    );
  });

  it('is quick with any text of the length that a message may have', () => {
    const startedAt = performance.now();
    for (const unit of [':a', '1', '&', '<https://', 'https://a', '==', ' ', 'www.', '`', ':+-_'])
      escapeMarkdown(unit.repeat(Math.ceil(4000 / unit.length)));
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});

describe('fenceMarkdown', () => {
  it('has a fence that nothing in the text ends', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('`', '``', '\n', 'a', '```\n'), { maxLength: 20 }), (parts) => {
        const text = parts.join('');
        const lines = fenceMarkdown(text).split('\n');
        const fence = lines.at(-1) ?? '';
        expect(lines[0]).toBe(`${fence}text`);
        expect(lines.slice(1, -1).join('\n')).toBe(text);
        expect(text).not.toContain(fence);
      }),
    );
  });
});

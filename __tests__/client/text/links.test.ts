import { describe, expect, it } from '@jest/globals';
import { findLinks } from '../../../src/client/text/links.ts';

function found(text: string): [string, string][] {
  return findLinks(text).map(({ start, end, url }) => [text.slice(start, end), url]);
}

describe('web addresses in a text', () => {
  it.each<[string, string, string]>([
    ['see https://example.org/a?b=c#d now', 'https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['(http://192.168.1.7:5050/).', 'http://192.168.1.7:5050/', 'http://192.168.1.7:5050/'],
    [
      'https://de.wikipedia.org/wiki/C_(Sprache), ja',
      'https://de.wikipedia.org/wiki/C_(Sprache)',
      'https://de.wikipedia.org/wiki/C_(Sprache)',
    ],
    ['http://localhost:3000', 'http://localhost:3000', 'http://localhost:3000/'],
    ['https://münchen.example/ü', 'https://münchen.example/ü', 'https://xn--mnchen-3ya.example/%C3%BC'],
  ])('%s', (text, shown, url) => {
    expect(found(text)).toEqual([[shown, url]]);
  });

  it('are found each, in order', () => {
    expect(found('http://a.example http://b.example').map(([shown]) => shown)).toEqual([
      'http://a.example',
      'http://b.example',
    ]);
  });

  it.each([
    'main.rs and notes.sh',
    'www.example.org',
    'ada@example.org',
    'javascript://alert(1)',
    'file:///etc/passwd',
    '//x/y',
    'ftp://x.example/y',
    'http://',
    '',
  ])('are not: %j', (text) => {
    expect(findLinks(text)).toEqual([]);
  });

  it('are plain ASCII without blanks or controls, whatever was said', () => {
    for (const text of [
      'https://example.org/\u200b\u0300é漢"<>',
      'https://x.example/a\\b|c^`{}',
      'https://example.org/👨‍👩‍👧',
    ]) {
      for (const { url } of findLinks(text)) expect(url).toMatch(/^[!-~]+$/u);
    }
  });
});

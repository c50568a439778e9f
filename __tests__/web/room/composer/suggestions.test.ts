import { describe, expect, it } from '@jest/globals';
import type { People } from '../../../../src/client/completion/candidates.ts';
import { suggest, takesEnter } from '../../../../src/web/room/composer/suggestions.ts';
import { said } from '../../../tui/shown-items.ts';

const people = {
  nick: 'Ada',
  nicks: new Set(['Ada', 'Bob', 'Bobby', 'Eve']),
  items: [said('hello', { seq: 7 })],
  knocking: ['Zoë', 'Bob'],
};

function offered(text: string, isAsked = false): string[] {
  const completion = suggest({ text, cursor: text.length }, { people: people as unknown as People, isAsked });
  return completion?.candidates.map((candidate) => candidate.text) ?? [];
}

describe('what is offered', () => {
  it('comes by itself for slash commands, for @ and for the numbers of messages', () => {
    expect(offered('/re')).toEqual(expect.arrayContaining(['/reply', '/react']));
    expect(offered('hi @bo')).toEqual(['Bob', 'Bobby']);
    expect(offered('/reply ')).toEqual(['7']);
  });

  it('comes by itself for who knocks', () => {
    expect(offered('/allow ')).toEqual(['Zoë', 'Bob']);
    expect(offered('/allow pl')).toEqual([]);
    expect(offered('/deny b')).toEqual(['Bob']);
  });

  it('comes by Tab for words, and not for nothing', () => {
    expect(offered('bo')).toEqual([]);
    expect(offered('bo', true)).toEqual(['Bob', 'Bobby']);
    expect(offered('', true)).toEqual([]);
    expect(offered('well, ', true)).toEqual([]);
  });

  it('is nothing where the name is written out', () => {
    expect(offered('@Eve')).toEqual([]);
    expect(offered('/who')).toEqual([]);
  });

  it('is nothing in what is said as it is', () => {
    expect(offered('//re')).toEqual([]);
    expect(offered('mail@bo')).toEqual([]);
  });

  it('takes Enter, but for a slash command that is written out', () => {
    const at = (text: string) =>
      suggest({ text, cursor: text.length }, { people: people as unknown as People, isAsked: false });
    const [partly, wholly] = [at('/rea'), at('/me')];
    expect(partly && takesEnter(partly)).toBe(true);
    expect(wholly ? takesEnter(wholly) : false).toBe(false);
  });
});

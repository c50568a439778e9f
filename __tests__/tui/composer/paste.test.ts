import { describe, expect, it } from '@jest/globals';
import { formatPasteQuestion, judgePaste } from '../../../src/tui/composer/paste.ts';

const lines = (count: number) => Array.from({ length: count }, (_, line) => `line ${line}`).join('\n');

describe('a paste', () => {
  it('goes in at once up to five lines and 2,000 characters, made harmless', () => {
    expect(judgePaste('a\r\nb\u001b', '')).toEqual({ type: 'insert', text: 'a\nb␛' });
    expect(judgePaste(lines(5), '')).toEqual({ type: 'insert', text: lines(5) });
    expect(judgePaste(`${lines(5)}\n`, '').type).toBe('insert');
    expect(judgePaste('x'.repeat(2000), '').type).toBe('insert');
    expect(judgePaste('👩'.repeat(2000), '').type).toBe('insert');
  });

  it('asks beyond that', () => {
    const paste = { text: lines(6), lines: 6, characters: lines(6).length };
    expect(judgePaste(lines(6), '')).toEqual({ type: 'ask', paste });
    expect(judgePaste('x'.repeat(2001), '').type).toBe('ask');
  });

  it('is refused where the text would be longer than a message may be', () => {
    expect(judgePaste('x'.repeat(4000), '').type).toBe('ask');
    expect(judgePaste('👩'.repeat(4000), '').type).toBe('ask');
    expect(judgePaste('x'.repeat(4001), '')).toEqual({
      type: 'refuse',
      message: 'Not pasted: 4,001 of at most 4,000 characters.',
    });
    expect(judgePaste('x'.repeat(10), 'y'.repeat(3991)).type).toBe('refuse');
    expect(judgePaste('x', 'y'.repeat(3999)).type).toBe('insert');
  });

  it('of many megabytes is refused without being looked at', () => {
    const huge = 'a line\r\n'.repeat(1_000_000);
    const start = performance.now();
    expect(judgePaste(huge, '')).toMatchObject({ message: expect.stringContaining('over 64,000 of') });
    expect(performance.now() - start).toBeLessThan(50);
  });
});

describe('the question', () => {
  const paste = { text: '', lines: 12, characters: 3400 };

  it('says how much it is and what the keys do', () => {
    expect(formatPasteQuestion(paste, 80)).toBe(
      'Paste 12 lines, 3,400 characters as one message? Enter pastes, Esc drops it',
    );
    expect(formatPasteQuestion({ ...paste, lines: 1 }, 80)).toBe(
      'Paste 3,400 characters as one message? Enter pastes, Esc drops it',
    );
  });

  it('fits beside the rule at 40 columns', () => {
    for (const each of [paste, { ...paste, lines: 1 }, { ...paste, lines: 3999 }]) {
      expect(formatPasteQuestion(each, 40).length).toBeLessThanOrEqual(36);
    }
  });
});

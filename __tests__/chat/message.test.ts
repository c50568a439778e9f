import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maxMessageCharacters, parseMessageText } from '../../src/chat/message.ts';
import { isRefusal } from '../../src/chat/refusal.ts';

describe('parseMessageText', () => {
  it.each([
    ['keeps a text as it is', 'Hello!', 'Hello!'],
    ['drops white space at the end', 'Hello! \n\n', 'Hello!'],
    ['keeps leading spaces', '    return 1;', '    return 1;'],
    ['keeps lines and tabs within', 'a\n\tb', 'a\n\tb'],
    ['neutralises escape sequences', '\u001b[2Jhi', '␛[2Jhi'],
    ['takes what only looks like a command', '/etc/passwd', '/etc/passwd'],
    ['takes 4,000 characters', 'x'.repeat(4000), 'x'.repeat(4000)],
    ['counts code points', '🦊'.repeat(4000), '🦊'.repeat(4000)],
    ['does not count white space at the end', `${'x'.repeat(4000)}   `, 'x'.repeat(4000)],
  ])('%s', (_, input, text) => {
    expect(parseMessageText(input)).toBe(text);
  });

  it.each(['', ' ', '\n\n', '\t', '\u200b\u200d', '\u2800', '\u00a0'])('refuses %j as empty', (input) => {
    expect(parseMessageText(input)).toMatchObject({ type: 'refusal', code: 'message-empty' });
  });

  it('refuses 4,001 characters and says both numbers', () => {
    expect(parseMessageText('x'.repeat(4001))).toEqual({
      type: 'refusal',
      code: 'message-too-long',
      message: 'A message has at most 4,000 characters; this one has 4,001. Shorten or split it.',
    });
  });

  it('takes its own result again unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (input) => {
        const text = parseMessageText(input);
        if (!isRefusal(text)) expect(parseMessageText(text)).toBe(text);
      }),
      { seed: 8, numRuns: 2000 },
    );
  });

  it('answers at once, however long and nasty the text', () => {
    const text = 'e\u0301\u200d '.repeat(100_000);
    expect(parseMessageText(text)).toMatchObject({ code: 'message-too-long' });
    expect(maxMessageCharacters).toBe(4000);
  });
});

import { describe, expect, it } from '@jest/globals';
import { parseTopic } from '../../src/chat/topic.ts';

describe('parseTopic', () => {
  it.each([
    ['one line as it is', 'Lunch at noon', 'Lunch at noon'],
    ['several lines as one', ' a\nb\tc ', 'a b c'],
    ['an escape sequence made harmless', 'a\u001b[2Jb', 'a␛[2Jb'],
    ['nothing, which takes the topic away', '', ''],
    ['blanks as nothing', ' \u200b\n', ''],
    ['200 characters outside the basic plane', '🦊'.repeat(200), '🦊'.repeat(200)],
  ])('takes %s', (_, input, topic) => {
    expect(parseTopic(input)).toBe(topic);
  });

  it('refuses 201 characters', () => {
    expect(parseTopic('a'.repeat(201))).toMatchObject({ type: 'refusal', code: 'topic-too-long' });
  });
});

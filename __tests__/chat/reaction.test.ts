import { describe, expect, it } from '@jest/globals';
import { parseReaction } from '../../src/chat/reaction.ts';

describe('parseReaction', () => {
  it.each([
    ['a word', '+1', '+1'],
    ['blanks around it, which it drops', ' +1\n', '+1'],
    ['an emoji', '🎉', '🎉'],
    ['a family', '👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦'],
    ['a heart as a picture', '❤️', '❤️'],
    ['a flag made of tags', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['a name of an emoji', ':thumbs_up:', ':thumbs_up:'],
    ['16 characters', 'a'.repeat(16), 'a'.repeat(16)],
    ['a decomposed letter, which it composes', 'e\u0301', '\u00e9'],
  ])('takes %s', (_, input, reaction) => {
    expect(parseReaction(input)).toBe(reaction);
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \u3000 '],
    ['two words', 'well done'],
    ['two lines', 'a\nb'],
    ['17 characters', 'a'.repeat(17)],
    ['an escape sequence', '\u001b[2J'],
    ['an override', 'a\u202e'],
    ['a zero-width space', 'a\u200b'],
    ['a joiner alone', '\u200d'],
    ['half a surrogate pair', '\ud83c'],
    ['what was no text once', '\ufffd'],
    ['a heap of marks', 'a\u0301\u0302\u0303\u0304'],
  ])('refuses %s', (_, input) => {
    expect(parseReaction(input)).toMatchObject({ type: 'refusal', code: 'reaction-invalid' });
  });
});

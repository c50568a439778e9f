import { expect, it } from '@jest/globals';
import type { Nick } from '../../../../src/chat/nick.ts';
import { formatNew } from '../../../../src/web/room/pane/NewestButton.tsx';
import { formatWho } from '../../../../src/web/room/pane/Reactions.tsx';

it.each([
  [['Bob'], 1, 'Bob'],
  [['Bob', 'Ada'], 2, 'you, Bob'],
  [['Bob', 'Eve'], 7, 'Bob, Eve and 5 more'],
])('who reacted: %j of %i', (nicks, count, words) => {
  expect(formatWho({ nicks: nicks as Nick[], count }, 'Ada')).toBe(words);
});

it('how many messages are new', () => {
  expect(formatNew(1)).toBe('1 new message');
  expect(formatNew(2000)).toBe('2,000 new messages');
});

import { expect, it } from '@jest/globals';
import { canFence, fencePasted } from '../../../../src/web/room/composer/fence.ts';

it('offers to show several lines as code, unless they have fences of their own', () => {
  expect(canFence('one\ntwo')).toBe(true);
  expect(canFence('one\n')).toBe(false);
  expect(canFence('```\none\n```')).toBe(false);
});

it.each([
  ['', ''],
  ['look:\n', ''],
  ['look: ', '\n'],
])('stands between fences on lines of their own after %j', (before, opening) => {
  const text = 'one\n  two\n';
  expect(fencePasted(`${before}${text}`, { start: before.length, text })).toBe(
    `${before}${opening}\`\`\`\none\n  two\n\`\`\``,
  );
});

it('keeps what stands after it on a line of its own', () => {
  expect(fencePasted('one\ntwo is it', { start: 0, text: 'one\ntwo' })).toBe('```\none\ntwo\n```\n is it');
});

it('changes nothing where the text is another by now', () => {
  expect(fencePasted('one\nthree', { start: 0, text: 'one\ntwo' })).toBe('one\nthree');
});

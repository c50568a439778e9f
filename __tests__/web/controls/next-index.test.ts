import { expect, test } from '@jest/globals';
import { nextIndex } from '../../../src/web/controls/next-index.ts';

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 2, 0],
  ['ArrowUp', 2, 1],
  ['ArrowUp', 0, 2],
  ['ArrowUp', -1, 2],
  ['ArrowDown', -1, 0],
  ['Home', 1, 0],
  ['End', 1, 2],
  ['a', 1, undefined],
])('%s leads from %s of three to %s', (key, index, next) => {
  expect(nextIndex(key, { index, count: 3 })).toBe(next);
});

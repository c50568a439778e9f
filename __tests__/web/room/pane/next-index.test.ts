import { expect, it } from '@jest/globals';
import type { Row } from '../../../../src/web/room/pane/rows.ts';
import { nextIndex } from '../../../../src/web/room/pane/use-chosen-row.ts';

const rows = Array.from({ length: 10 }) as Row[];
const lastSeen = () => 7;

it('the arrow keys begin at the last row that is seen, and stop at the ends', () => {
  expect(nextIndex(rows, { index: -1, step: -1, lastSeen })).toBe(7);
  expect(nextIndex(rows, { index: 7, step: -1, lastSeen })).toBe(6);
  expect(nextIndex(rows, { index: 0, step: -1, lastSeen })).toBe(0);
  expect(nextIndex(rows, { index: 9, step: 1, lastSeen })).toBe(9);
});

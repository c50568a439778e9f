import { expect, it } from '@jest/globals';
import { leavingOnce } from '../../../src/tui/painting/leaving-once.ts';
import { screenEntered, screenLeft } from '../../../src/tui/painting/sequences.ts';

it('leaves the screen as often as it was entered, and passes all else on', () => {
  const leaveOnce = leavingOnce();
  const written = [screenEntered, 'a', `b${screenLeft}c`, `d${screenLeft}e`, screenEntered, screenLeft, screenLeft];
  expect(written.map(leaveOnce)).toEqual([screenEntered, 'a', `b${screenLeft}c`, 'de', screenEntered, screenLeft, '']);
});

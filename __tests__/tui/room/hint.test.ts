import { expect, it } from '@jest/globals';
import { formatHint } from '../../../src/tui/room/hint.ts';
import type { Mode } from '../../../src/tui/room/room-state.ts';

it('a question says what the next key does, and writing needs no hint', () => {
  expect(formatHint({ type: 'writing' }, 80)).toBe('');
  expect(formatHint({ type: 'hinting', text: 'Nothing to complete' }, 80)).toBe('Nothing to complete');
  expect(formatHint({ type: 'asking-leave' }, 80)).toBe('Ctrl-C again leaves');
  expect(formatHint({ type: 'asking-suspend' }, 80)).toContain('Ctrl-Z again stops pychat');
  expect(formatHint({ type: 'asking-close' }, 80)).toContain('y, or exit again');
  expect(formatHint({ type: 'asking-paste', paste: { text: '', lines: 7, characters: 70 } }, 80)).toContain('7 lines');
});

it.each([40, 20])('every question fits beside the rule at %i columns', (width) => {
  const modes: Mode[] = [{ type: 'asking-leave' }, { type: 'asking-close' }, { type: 'asking-suspend' }];
  for (const mode of modes) expect(formatHint(mode, width).length).toBeLessThanOrEqual(width - 3);
  expect(formatHint({ type: 'asking-close' }, width)).toContain('y');
});

import { expect, it } from '@jest/globals';
import { formatHint } from '../../../src/tui/room/hint.ts';

it('a question says what the next key does, and writing needs no hint', () => {
  expect(formatHint({ type: 'writing' }, 80)).toBe('');
  expect(formatHint({ type: 'hinting', text: 'Nothing to complete' }, 80)).toBe('Nothing to complete');
  expect(formatHint({ type: 'asking-leave' }, 80)).toBe('Ctrl-C again leaves');
  expect(formatHint({ type: 'asking-suspend' }, 80)).toContain('Ctrl-Z again stops pychat');
  expect(formatHint({ type: 'asking-close' }, 80)).toContain('y, or exit again');
  expect(formatHint({ type: 'asking-paste', paste: { text: '', lines: 7, characters: 70 } }, 80)).toContain('7 lines');
});

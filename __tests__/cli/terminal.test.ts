import { afterAll, beforeEach, expect, it } from '@jest/globals';
import { setUpTemporaryHome } from '../helpers/temporary-home.ts';

setUpTemporaryHome();
const { chooseFace } = await import('../../src/cli/terminal.ts');

const streams = { stdin: process.stdin, stdout: process.stdout } as const;
const before = { stdin: process.stdin.isTTY, stdout: process.stdout.isTTY, term: process.env.TERM };

function sitAt(terminal: { stdin: boolean; stdout: boolean }): void {
  for (const name of ['stdin', 'stdout'] as const) streams[name].isTTY = terminal[name];
}

beforeEach(() => {
  sitAt({ stdin: true, stdout: true });
  process.env.TERM = 'xterm-256color';
});
afterAll(() => {
  sitAt(before);
  process.env.TERM = before.term;
});

it('is a screen at a terminal', () => {
  expect(chooseFace({ isPlain: undefined })).toBe('screen');
});

it.each([
  { stdin: false, stdout: true },
  { stdin: true, stdout: false },
])('is none where keys or lines go elsewhere: %j', (terminal) => {
  sitAt(terminal);
  process.env.TERM = 'dumb';
  expect(chooseFace({ isPlain: true })).toBe('none');
});

it('is linear by flag, by environment, and on a dumb terminal whatever the flag says', () => {
  expect(chooseFace({ isPlain: true })).toBe('linear');
  process.env.PYCHAT_PLAIN = 'yes';
  expect(chooseFace({ isPlain: undefined })).toBe('linear');
  expect(chooseFace({ isPlain: false })).toBe('screen');
  process.env.PYCHAT_PLAIN = '0';
  expect(chooseFace({ isPlain: undefined })).toBe('screen');
  process.env.TERM = 'dumb';
  expect(chooseFace({ isPlain: false })).toBe('linear');
});

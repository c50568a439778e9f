import { expect, it } from '@jest/globals';
import { fileError } from '../../../src/cli/export/file-error.ts';
import { PychatError } from '../../../src/cli/pychat-error.ts';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: it failed`), { code, syscall: 'open' });
}

it.each([
  ['EACCES', 'a/b.md', 'a/b.md cannot be written: permission is denied.'],
  ['ENOSPC', 'b.md', 'b.md cannot be written: the disk is full.'],
  ['EIO', 'b.md', 'b.md cannot be written: EIO: it failed.'],
  ['ENOENT', 'a/b.md', 'There is no folder a.'],
  ['ENOENT', 'b.md', 'The current folder is gone.'],
])('says %s at %s as a sentence', (code, file, message) => {
  const cause = systemError(code);
  expect(fileError(file, cause)).toMatchObject({ code: 'failed', message, cause });
});

it.each([[new PychatError('failed', 'Known.')], [new TypeError('a defect')], [undefined]])(
  'leaves %s as it is',
  (error) => {
    expect(fileError('b.md', error)).toBe(error);
  },
);

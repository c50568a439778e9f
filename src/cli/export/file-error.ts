import path from 'node:path';
import { PychatError } from '../pychat-error.ts';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  ENAMETOOLONG: 'the name is too long',
};

/** Why a file could not be written, as a sentence; an error that is about something else is returned as it is. */
export function fileError(file: string, error: unknown): unknown {
  if (!isSystemError(error)) return error;
  const { code = '' } = error;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const folder = path.dirname(file);
    const message = folder === '.' ? 'The current folder is gone.' : `There is no folder ${folder}.`;
    return new PychatError('failed', message, { cause: error });
  }
  const message = `${file} cannot be written: ${reasons[code] ?? error.message}.`;
  return new PychatError('failed', message, { cause: error });
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && 'syscall' in error;
}

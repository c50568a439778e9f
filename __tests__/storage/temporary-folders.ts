import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from '@jest/globals';

// Hundreds of databases are made: in memory, where there is such a place, it does not matter how busy the disk is.
const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Call at the top of a test file: the folders it makes are gone after each test. */
export function temporaryFolders(): () => string {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    const folder = mkdtempSync(path.join(place, 'pychat-log-'));
    folders.push(folder);
    return folder;
  };
}

/** The files of a folder in which these letters stand, as they are on the disk. */
export function filesWith(folder: string, letters: string): string[] {
  return readdirSync(folder).filter((name) => readFileSync(path.join(folder, name)).includes(letters));
}

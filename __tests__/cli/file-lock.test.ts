import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { withFileLock } from '../../src/cli/file-lock.ts';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pychat-lock-'));
  lock = path.join(folder, 'file.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a file lock', () => {
  it('is held while something runs, and given back, whatever comes of it', () => {
    expect(withFileLock(lock, () => existsSync(lock))).toBe(true);
    expect(existsSync(lock)).toBe(false);
    const fail = () => {
      throw new Error('no');
    };
    expect(() => withFileLock(lock, fail)).toThrow('no');
    expect(existsSync(lock)).toBe(false);
  });

  it('that a killed process left behind is taken over at once', () => {
    writeFileSync(lock, '');
    const longAgo = Date.now() / 1000 - 60;
    utimesSync(lock, longAgo, longAgo);
    const startedAt = performance.now();
    expect(withFileLock(lock, () => 'done')).toBe('done');
    expect(performance.now() - startedAt).toBeLessThan(1000);
    expect(existsSync(lock)).toBe(false);
  });

  it('that another holds too long is done without, and left to the other', () => {
    writeFileSync(lock, '');
    expect(withFileLock(lock, () => 'done')).toBe('done');
    expect(existsSync(lock)).toBe(true);
  });

  it('that cannot be made is done without', () => {
    expect(withFileLock(path.join(folder, 'nowhere', 'lock'), () => 'done')).toBe('done');
  });
});

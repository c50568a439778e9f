import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { RotatingFile } from '../../../src/cli/log/rotating-file.ts';
import { temporaryFolders } from '../../storage/temporary-folders.ts';

const createFolder = temporaryFolders();

describe('RotatingFile', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = path.join(createFolder(), 'made/for/it');
    file = path.join(folder, 'x.log');
  });
  const open = (maxBytes = 20) => new RotatingFile({ path: file, maxBytes, maxFiles: 3 });
  const contents = () =>
    Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));

  it('makes its folder, and a file that nobody else may read', () => {
    open().append('one\n');
    expect(contents()).toEqual({ 'x.log': 'one\n' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('keeps so many files of at most so many bytes, the newest lines in the first', () => {
    const log = open();
    for (let number = 100; number < 130; number += 1) log.append(`${number} abcde\n`);
    expect(contents()).toEqual({
      'x.log': '128 abcde\n129 abcde\n',
      'x.log.1': '126 abcde\n127 abcde\n',
      'x.log.2': '124 abcde\n125 abcde\n',
    });
  });

  it('keeps lines together that are too long for a file', () => {
    const log = open();
    const long = `${'x'.repeat(50)}\n`;
    log.append(long);
    log.append('short\n');
    expect(contents()).toEqual({ 'x.log': 'short\n', 'x.log.1': long });
  });

  it('goes on in the new file when another process has rotated it', () => {
    const [one, other] = [open(), open()];
    one.append('0123456789\n');
    other.append('abcdefghijkl\n');
    one.append('last\n');
    expect(contents()).toEqual({ 'x.log': 'abcdefghijkl\nlast\n', 'x.log.1': '0123456789\n' });
  });

  it('writes on while another rotates, and does not wait for one that was killed at it', () => {
    const lock = `${file}.lock`;
    open().append('0123456789\n');
    writeFileSync(lock, '');
    open().append('abcdefghijkl\n');
    expect(readFileSync(file, 'utf8')).toBe('0123456789\nabcdefghijkl\n');
    utimesSync(lock, 0, 0);
    open().append('two\n');
    open().append('three\n');
    expect(contents()).toEqual({ 'x.log': 'three\n', 'x.log.1': '0123456789\nabcdefghijkl\ntwo\n' });
  });

  it('throws what the system says when it cannot write, and writes when it can again', () => {
    const log = open();
    mkdirSync(file, { recursive: true });
    expect(() => log.append('lost\n')).toThrow(/EISDIR/u);
    file = path.join(folder, 'x.log', 'below');
    open().append('kept\n');
    expect(readFileSync(file, 'utf8')).toBe('kept\n');
  });
});

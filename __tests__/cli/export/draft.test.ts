import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Draft } from '../../../src/cli/export/draft.ts';
import { temporaryFolders } from '../../storage/temporary-folders.ts';

const newFolder = temporaryFolders();

describe('a draft', () => {
  it('is under its name only when it is whole', async () => {
    const folder = newFolder();
    const file = path.join(folder, 'a.md');
    const draft = await Draft.open(folder);
    await draft.write('first ');
    await draft.write('second');
    expect(readdirSync(folder)).not.toContain('a.md');
    expect(await draft.publish([file])).toBe(file);
    expect(readdirSync(folder)).toEqual(['a.md']);
    expect(readFileSync(file, 'utf8')).toBe('first second');
    await draft.discard();
    expect(readdirSync(folder)).toEqual(['a.md']);
  });

  it('takes the first free name, and never the place of another file', async () => {
    const folder = newFolder();
    const names = ['a', 'b', 'c'].map((name) => path.join(folder, name));
    for (const name of names.slice(0, 2)) writeFileSync(name, 'kept');
    const draft = await Draft.open(folder);
    expect(await draft.publish(names)).toBe(names[2]);
    expect(names.slice(0, 2).map((name) => readFileSync(name, 'utf8'))).toEqual(['kept', 'kept']);
  });

  it('stays a draft when no name is free, and is discarded without a trace', async () => {
    const folder = newFolder();
    const file = path.join(folder, 'a');
    writeFileSync(file, 'kept');
    const draft = await Draft.open(folder);
    await draft.write('x');
    expect(await draft.publish([file])).toBeUndefined();
    await draft.discard();
    expect(readdirSync(folder)).toEqual(['a']);
    expect(readFileSync(file, 'utf8')).toBe('kept');
  });

  it('takes the place of a file when told to', async () => {
    const folder = newFolder();
    const file = path.join(folder, 'a');
    writeFileSync(file, 'old and longer');
    const draft = await Draft.open(folder);
    await draft.write('new');
    await draft.replace(file);
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['a']);
  });
});

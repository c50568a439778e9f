import { lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openOutput } from '../../../src/cli/export/output.ts';
import { temporaryFolders } from '../../storage/temporary-folders.ts';

const newFolder = temporaryFolders();

describe('an output', () => {
  it('is refused where a file is, also one that came meanwhile', async () => {
    const file = path.join(newFolder(), 'a.md');
    const output = await openOutput(file, { isReplacing: false });
    await output.write('new');
    writeFileSync(file, 'kept');
    await expect(output.finish()).rejects.toMatchObject({ code: 'failed', message: `${file} is there already.` });
    await output.discard();
    await expect(openOutput(file, { isReplacing: false })).rejects.toMatchObject({ hint: 'To replace it: --force' });
    expect(readFileSync(file, 'utf8')).toBe('kept');
    expect(readdirSync(path.dirname(file))).toEqual(['a.md']);
  });

  it('that is discarded leaves the file that it was to replace', async () => {
    const file = path.join(newFolder(), 'a.md');
    writeFileSync(file, 'kept');
    const output = await openOutput(file, { isReplacing: true });
    await output.write('half');
    await output.discard();
    expect(readFileSync(file, 'utf8')).toBe('kept');
    expect(readdirSync(path.dirname(file))).toEqual(['a.md']);
  });

  it('replaces the file that a link leads to, not the link', async () => {
    const folder = newFolder();
    const [file, link] = [path.join(newFolder(), 'a.md'), path.join(folder, 'link.md')];
    writeFileSync(file, 'old');
    symlinkSync(file, link);
    const output = await openOutput(link, { isReplacing: true });
    await output.write('new');
    await output.finish();
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  it.each([
    ['a folder', (folder: string) => folder, /is a folder/u],
    ['a file in no folder', (folder: string) => path.join(folder, 'none', 'a.md'), /There is no folder .*none\.$/u],
    ['a file in a file', (folder: string) => path.join(folder, 'file', 'a.md'), /There is no folder .*file\.$/u],
    ['a name that is too long', (folder: string) => path.join(folder, 'a'.repeat(300)), /the name is too long/u],
  ])('cannot be %s, which a sentence says', async (_what, nameIn, sentence) => {
    const folder = newFolder();
    writeFileSync(path.join(folder, 'file'), '');
    await expect(openOutput(nameIn(folder), { isReplacing: true })).rejects.toMatchObject({
      code: 'failed',
      message: expect.stringMatching(sentence),
    });
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('writes into a device and leaves it a device', async () => {
    const output = await openOutput('/dev/null', { isReplacing: true });
    await output.write('x');
    await output.finish();
    await output.discard();
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});

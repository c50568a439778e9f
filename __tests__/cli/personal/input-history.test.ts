import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { setUpTemporaryHome } from '../../helpers/temporary-home.ts';

const home = setUpTemporaryHome();
const { inputHistoryStore } = await import('../../../src/cli/personal/input-history.ts');
const { places } = await import('../../../src/cli/places.ts');

const file = places.inputHistoryFile;

function write(name: string, content: string | Buffer): void {
  mkdirSync(path.dirname(name), { recursive: true });
  writeFileSync(name, content);
}

function addAll(from: number, to: number): string[] {
  const texts = Array.from({ length: to - from }, (_, index) => `text ${from + index}`);
  for (const text of texts) inputHistoryStore.add(text);
  return texts;
}

describe('the history of what was submitted', () => {
  it('is empty at first, and then what was added, oldest first', () => {
    expect(inputHistoryStore.read()).toEqual([]);
    const texts = ['hello', 'two\nlines', 'quotes " and \\', '👩‍🚀 漢字', ' spaces '];
    for (const text of texts) inputHistoryStore.add(text);
    expect(inputHistoryStore.read()).toEqual(texts);
    expect(file.startsWith(home)).toBe(true);
  });

  it('is for nobody else to read, one JSON string a line', () => {
    inputHistoryStore.add('a\nb');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toBe('"a\\nb"\n');
  });

  it('gives the last 500, and its files do not grow for ever', () => {
    const texts = addAll(0, 600);
    expect(inputHistoryStore.read()).toEqual(texts.slice(-500));
    const later = addAll(600, 620);
    expect(inputHistoryStore.read()).toEqual([...texts, ...later].slice(-500));
    addAll(620, 1200);
    expect(inputHistoryStore.read().at(-1)).toBe('text 1199');
    expect(inputHistoryStore.read()).toHaveLength(500);
    const lines = [file, places.olderInputHistoryFile].map((name) => {
      try {
        return readFileSync(name, 'utf8').split('\n').length - 1;
      } catch {
        return 0;
      }
    });
    expect(lines).toEqual([0, 600]);
  });

  it.each<[string, string | Buffer]>([
    ['no JSON', 'nonsense\n'],
    ['half a line', '"cut off'],
    ['two lines glued', '"one""two"\n'],
    ['something else than a string', '{"a":1}\n5\nnull\n["x"]\n'],
    ['an empty text', '""\n\n\n'],
    ['a text that is too long', `${JSON.stringify('x'.repeat(8001))}\n`],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0, 0x0a])],
  ])('passes over %s', (_, damage) => {
    write(file, Buffer.concat([Buffer.from('"before"\n'), Buffer.from(damage), Buffer.from('\n"after"\n')]));
    expect(inputHistoryStore.read()).toEqual(['before', 'after']);
  });

  it('is made harmless, whoever wrote the file', () => {
    write(file, `${JSON.stringify('a\u001b[2J\u202eb\r\nc')}\n`);
    expect(inputHistoryStore.read()).toEqual(['a␛[2J\ufffdb\nc']);
  });

  it('reads only the end of a huge file, and starts it anew', () => {
    write(file, `${'x'.repeat(10 * 1024 * 1024)}\n"the end"\n`);
    expect(inputHistoryStore.read()).toEqual(['the end']);
    inputHistoryStore.add('new');
    expect(statSync(file).size).toBeLessThan(100);
    expect(inputHistoryStore.read()).toEqual(['the end', 'new']);
  });

  it('is no reason to fail where it cannot be read or kept', () => {
    mkdirSync(file, { recursive: true });
    expect(inputHistoryStore.read()).toEqual([]);
    expect(() => inputHistoryStore.add('text')).not.toThrow();
    const state = path.dirname(path.dirname(file));
    chmodSync(state, 0o500);
    expect(() => inputHistoryStore.add('text')).not.toThrow();
    chmodSync(state, 0o700);
    write(path.join(home, 'in-the-way'), '');
  });

  it('loses nothing where several pychats add at once', async () => {
    // Node alone runs the sources as they are; each adds its texts as fast as it can.
    const source = JSON.stringify(path.resolve('src/cli/personal/input-history.ts'));
    const child = (name: string) =>
      promisify(execFile)(
        process.execPath,
        [
          '--input-type=module',
          '--eval',
          `const { inputHistoryStore } = await import(${source});
         for (let number = 0; number < 100; number += 1) inputHistoryStore.add('${name} ' + number + 'x'.repeat(3000));`,
          // Jest's environment is its own: a child would have the real home.
        ],
        { env: { ...process.env } },
      );
    await Promise.all(['ada', 'bob', 'eve'].map(child));
    const texts = inputHistoryStore.read();
    for (const name of ['ada', 'bob', 'eve']) {
      const numbers = texts.filter((text) => text.startsWith(name)).map((text) => Number.parseInt(text.slice(4), 10));
      expect(numbers).toEqual(Array.from({ length: 100 }, (_, number) => number));
    }
  });
});

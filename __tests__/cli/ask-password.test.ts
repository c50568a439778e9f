import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { readPassword } from '../../src/cli/ask-password.ts';

/** What becomes of these bytes, each chunk a read of its own. */
function passwordOf(...chunks: string[]): Promise<string | undefined> {
  const input = new PassThrough();
  const password = readPassword(input);
  for (const chunk of chunks) input.write(chunk);
  return password;
}

describe('a password that is typed unseen', () => {
  it.each([
    ['sesame\r', 'sesame'],
    ['sesame\n', 'sesame'],
    ['open sesame\r', 'open sesame'],
    ['\r', ''],
    ['sesama\u007fe\r', 'sesame'],
    ['\u007f\u007fa\r', 'a'],
    ['wrong\u0015right\r', 'right'],
    ['пароль🔑\r', 'пароль🔑'],
    ['key🔑\b\r', 'key'],
    ['se\u001b[Dsa\u001b[3~me\t\r', 'sesame'],
    ['sesame\rand what was pasted after it\r', 'sesame'],
    ['se\u0004same\r', 'sesame'],
  ])('%j is %j', async (bytes, password) => {
    expect(await passwordOf(bytes)).toBe(password);
    expect(await passwordOf(...bytes)).toBe(password);
  });

  it.each([['\u0004'], ['\u001b\u001b'], ['sesa\u007f\u007f\u007f\u007f\u0004']])('%j gives up', async (bytes) => {
    expect(await passwordOf(bytes)).toBeUndefined();
  });

  it('is given up at the end of input', async () => {
    const input = new PassThrough();
    const password = readPassword(input);
    input.end('half');
    expect(await password).toBeUndefined();
  });

  it('Ctrl-C interrupts', async () => {
    await expect(passwordOf('half\u0003')).rejects.toMatchObject({ code: 'interrupted' });
  });
});

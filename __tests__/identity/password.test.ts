import { scryptSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { hashPassword, verifyPassword } from '../../src/identity/password.ts';

describe('a kept password', () => {
  it('is an scrypt hash with its parameters and a salt of its own', async () => {
    const [one, other] = await Promise.all([hashPassword('swordfish'), hashPassword('swordfish')]);
    expect(one).toMatch(/^scrypt\$16\$8\$1\$[\w-]{22}\$[\w-]{43}$/u);
    expect(one).not.toBe(other);
    expect(one).not.toContain('swordfish');
  });

  it('is told from every other one', async () => {
    const encoded = await hashPassword('swordfish');
    const tried = ['swordfish', 'Swordfish', 'swordfish ', '', 'swordfis', '\u0000swordfish'];
    const found = await Promise.all(tried.map((password) => verifyPassword(password, encoded)));
    expect(found).toEqual([true, false, false, false, false, false]);
  });

  it('is the same in either Unicode form, and may be of any script', async () => {
    expect(await verifyPassword('cafe\u0301 🐟', await hashPassword('caf\u00e9 🐟'))).toBe(true);
  });

  it('is checked with the parameters that it was made with', async () => {
    const salt = Buffer.alloc(16, 7);
    const hash = scryptSync('swordfish', salt, 32, { N: 16, r: 2, p: 3 });
    const encoded = `scrypt$4$2$3$${salt.toString('base64url')}$${hash.toString('base64url')}`;
    expect(await verifyPassword('swordfish', encoded)).toBe(true);
    expect(await verifyPassword('swordfish', encoded.replace('$2$3$', '$3$2$'))).toBe(false);
  });

  it.each([
    '',
    'swordfish',
    'scrypt$16$8$1$short$short',
    'scrypt$30$8$1$AAAAAAAAAAAAAAAAAAAAAA$HyFGfFuaPRTdGoOrGRVrHDOMkrwJbf7n0pzRdyMR51o',
  ])('is not read from %j', async (encoded) => {
    await expect(verifyPassword('swordfish', encoded)).rejects.toThrow('form that this pychat does not know');
  });

  it('is told from others however many are checked at once', async () => {
    const encoded = await hashPassword('swordfish');
    const found = await Promise.all(
      Array.from({ length: 5 }, (_, index) => verifyPassword(index === 3 ? 'swordfish' : 'no', encoded)),
    );
    expect(found).toEqual([false, false, false, true, false]);
  });
});

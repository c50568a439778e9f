import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { identityOf, parseIdentity } from '../../src/identity/identity.ts';
import { keyIdOf } from '../../src/identity/person-key.ts';

const publicKey = randomBytes(91).toString('base64url');

describe('an identity', () => {
  it('is the SHA-256 of the public key', () => {
    // printf abc | sha256sum | xxd -r -p | base64
    expect(identityOf(Buffer.from('abc').toString('base64url'))).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
  });

  it('begins with the 128 bits of the key id', () => {
    const start = Buffer.from(identityOf(publicKey), 'base64url').subarray(0, 16);
    expect(start.toString('base64url')).toBe(keyIdOf(publicKey));
  });

  it('is read back', () => {
    for (let time = 0; time < 100; time += 1) {
      const identity = identityOf(randomBytes(91).toString('base64url'));
      expect(parseIdentity(identity)).toBe(identity);
    }
  });

  it.each(['', 'a', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}B`, `${'A'.repeat(42)}=`, `${'A'.repeat(43)}\n`])(
    'is not %j',
    (text) => {
      expect(parseIdentity(text)).toBeUndefined();
    },
  );
});

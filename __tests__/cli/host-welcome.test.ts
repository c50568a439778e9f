import { describe, expect, it } from '@jest/globals';
import { formatHeadlessWelcome, formatKnock, formatWelcome, inviteTo, placesOf } from '../../src/cli/host-welcome.ts';
import { identityOf } from '../../src/identity/identity.ts';
import { keyIdOf } from '../../src/identity/person-key.ts';
import { sixWordsOf } from '../../src/identity/six-words.ts';
import { parseInvite } from '../../src/protocol/invite.ts';
import { createTestKey } from '../helpers/test-identity.ts';

const { publicKey } = createTestKey();
const identity = identityOf(publicKey);
const host = {
  title: 'Lab',
  port: 5050,
  addresses: ['192.168.1.7', 'fd00::7'],
  url: 'https://192.168.1.7:5050/',
  identity,
  keyId: keyIdOf(publicKey),
};

describe('what whoever hosts is told', () => {
  it('are the address, the invite and the six words, each whole at 80 columns', () => {
    const lines = formatWelcome(host).split('\n');
    for (const line of [
      '    192.168.1.7:5050',
      `Or in a browser: ${host.url}`,
      `    ${inviteTo(host)}`,
      `Your six words: ${sixWordsOf(identity)}`,
    ]) {
      expect(lines).toContain(line);
    }
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(80);
  });

  it('is the same without a screen', () => {
    const text = formatHeadlessWelcome(host);
    for (const part of [
      'pychat join 192.168.1.7:5050\n',
      host.url,
      inviteTo(host),
      sixWordsOf(identity),
      '[fd00::7]:5050',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('is who wants in without encryption, and what lets them in', () => {
    const knock = formatKnock({ door: 'web', address: '192.168.1.23' });
    expect(knock).toContain('A browser at 192.168.1.23');
    expect(knock).toContain('/allow plaintext');
  });
});

describe('an invite', () => {
  it('[P42] names the best address and the key', () => {
    const address = { hostname: '192.168.1.7', port: 5050 };
    expect(parseInvite(inviteTo(host))).toEqual({ kind: 'link', address, keyId: host.keyId });
    expect(placesOf(host)).toEqual(['192.168.1.7:5050', '[fd00::7]:5050']);
  });
});

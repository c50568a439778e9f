import { describe, expect, it } from '@jest/globals';
import {
  codeTo,
  formatHeadlessWelcome,
  formatKnock,
  formatReplacedCode,
  formatWelcome,
  inviteTo,
  placesOf,
} from '../../../src/cli/hosting/host-welcome.ts';
import { identityOf } from '../../../src/identity/identity.ts';
import { keyIdOf } from '../../../src/identity/person-key.ts';
import type { ShortCode } from '../../../src/identity/short-code.ts';
import { sixWordsOf } from '../../../src/identity/six-words.ts';
import { parseInvite } from '../../../src/protocol/invite.ts';
import { createTestKey } from '../../helpers/test-identity.ts';

const { publicKey } = createTestKey();
const identity = identityOf(publicKey);
const token = 'q83vASNFZ4mrze8BI0VniQ';
const code = 'otter-lamp-42' as ShortCode;
const parts = {
  title: 'Lab',
  port: 5050,
  addresses: ['192.168.1.7', 'fd00::7'],
  url: 'https://192.168.1.7:5050/',
  identity,
  keyId: keyIdOf(publicKey),
};
const host = { ...parts, isPrivate: false, invite: () => ({ code }) };
const privateHost = { ...parts, isPrivate: true, invite: () => ({ code, token }) };

describe('what whoever hosts is told', () => {
  it('are the address, the code, the link and the six words, each whole at 80 columns', () => {
    const lines = formatWelcome(host).split('\n');
    const passedOn = ['192.168.1.7:5050', 'otter-lamp-42@192.168.1.7:5050', inviteTo(host)];
    for (const text of passedOn) expect(lines).toContain(`    ${text}`);
    expect(lines).toContain(`Or in a browser: ${host.url}`);
    expect(lines).toContain(`Your six words: ${sixWordsOf(identity)}`);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(79);
    expect(lines.length).toBeLessThan(13);
  });

  it('is of a private host, too, that nobody else comes in', () => {
    const text = formatWelcome(privateHost);
    expect(text).toContain('Who enters the address alone knocks, and comes in only if you say so.');
    expect(text).toContain(`    ${codeTo(privateHost)}\n`);
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThan(79);
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
    expect(text).toContain('pychat join otter-lamp-42@192.168.1.7:5050\n');
    const ofPrivate = formatHeadlessWelcome(privateHost);
    expect(ofPrivate).toContain('pychat join otter-lamp-42@192.168.1.7:5050\n');
    expect(ofPrivate).not.toContain('pychat join 192.168.1.7:5050\n');
    expect(ofPrivate).toContain(token);
  });

  it('is the new code when there is another', () => {
    expect(formatReplacedCode(host)).toContain('pychat join otter-lamp-42@192.168.1.7:5050\n');
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

  it('[P62] to a private host has its token, and a code its address', () => {
    expect(parseInvite(inviteTo(privateHost))).toMatchObject({ kind: 'link', token });
    expect(parseInvite(codeTo(host))).toMatchObject({ kind: 'code', code });
  });
});

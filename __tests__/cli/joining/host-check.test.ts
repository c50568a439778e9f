import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ChangedHostError } from '../../../src/client/changed-host-error.ts';
import { identityOf } from '../../../src/identity/identity.ts';
import { keyIdOf } from '../../../src/identity/person-key.ts';
import type { ShortCode } from '../../../src/identity/short-code.ts';
import { sixWordsOf } from '../../../src/identity/six-words.ts';
import { setUpTemporaryHome } from '../../helpers/temporary-home.ts';
import { createTestKey } from '../../helpers/test-identity.ts';

setUpTemporaryHome();
const { acceptanceOf } = await import('../../../src/cli/joining/accept-new.ts');
const { HostCheck } = await import('../../../src/cli/joining/host-check.ts');
const { places } = await import('../../../src/cli/places.ts');

const nobody = acceptanceOf(false);
const address = { hostname: '192.168.1.7', port: 5050 };
const elsewhere = { hostname: '192.168.1.9', port: 5050 };
const ada = createTestKey().publicKey;
const bob = createTestKey().publicKey;
const known = (publicKey: string) => ({
  keyId: keyIdOf(publicKey),
  words: sixWordsOf(identityOf(publicKey)),
});

/** Meets a host there, is let in, and keeps it. */
function meet(publicKey: string, { at = address, title = "Ada's laptop" } = {}): void {
  const check = new HostCheck({
    target: { address: at },
    acceptance: acceptanceOf(true),
  });
  check.check(publicKey);
  expect(check.keep(title)).toBe(true);
}

/** What a check at the address says of who answers. */
function judge(publicKey: string, acceptance: ConstructorParameters<typeof HostCheck>[0]['acceptance'] = nobody) {
  const check = new HostCheck({ target: { address }, acceptance });
  check.check(publicKey);
  return check.trust;
}

describe('a host that was only named by its address', () => {
  it('is unverified at first, and pinned from the next time on', () => {
    expect(judge(ada)).toEqual({ type: 'unverified', ...known(ada) });
    expect(judge(ada)).toEqual({ type: 'unverified', ...known(ada) });
    meet(ada);
    expect(judge(ada)).toEqual({ type: 'pinned', ...known(ada) });
  });

  it('is pinned at once when the person has compared the words', () => {
    const check = new HostCheck({ target: { address }, acceptance: nobody });
    check.check(ada);
    check.keep('Lab');
    expect(check.pin()).toBe(true);
    expect(check.trust).toEqual({ type: 'pinned', ...known(ada) });
  });

  it('stays pinned at another address', () => {
    meet(ada, { at: elsewhere });
    expect(judge(ada)).toEqual({ type: 'pinned', ...known(ada) });
  });

  it('is not pinned on loopback', () => {
    const check = new HostCheck({
      target: { address: { hostname: '127.0.0.1', port: 5050 } },
      acceptance: nobody,
    });
    check.check(ada);
    expect(check.trust).toEqual({ type: 'own', ...known(ada) });
    expect(check.keep('Lab')).toBe(false);
  });

  it('is nothing to compare where it has the key of the person who joins', () => {
    const check = new HostCheck({ target: { address }, acceptance: nobody, ownKeyId: keyIdOf(ada) });
    check.check(ada);
    expect(check.trust).toEqual({ type: 'own', ...known(ada) });
  });

  it('is not spoken to where it cannot be told which hosts are known', () => {
    mkdirSync(path.join(places.configFolder, 'known_hosts'), {
      recursive: true,
    });
    expect(() => new HostCheck({ target: { address }, acceptance: nobody })).toThrow(
      expect.objectContaining({ code: 'failed' }),
    );
  });
});

describe('another host than was met', () => {
  const question =
    `This is not "Ada's laptop", which you met at 192.168.1.7; join it as a new host?\n` +
    `Its six words are: ${known(bob).words}`;

  it('is refused, with what to ask a person', () => {
    meet(ada);
    const refused = {
      code: 'host-changed',
      identity: identityOf(bob),
      question,
    };
    expect(() => judge(bob)).toThrow(expect.objectContaining(refused));
    expect(() => judge(bob)).toThrow(ChangedHostError);
    expect(judge(ada).type).toBe('pinned');
  });

  it('is named when it was met elsewhere', () => {
    meet(ada);
    meet(bob, { at: elsewhere, title: "Bob's" });
    const named = expect.stringContaining(`, but "Bob's", which you met at 192.168.1.9:5050; join it?`);
    expect(() => judge(bob)).toThrow(expect.objectContaining({ question: named }));
  });

  it('is met anew where that is allowed, and has the place of the other then', () => {
    meet(ada);
    expect(judge(bob, acceptanceOf(true))).toEqual({
      type: 'unverified',
      ...known(bob),
    });
    meet(bob, { title: "Bob's" });
    expect(judge(bob).type).toBe('pinned');
    expect(() => judge(ada)).toThrow(ChangedHostError);
  });

  it('is joined when it is the one that was asked about, and no third', () => {
    meet(ada);
    expect(judge(bob, { type: 'one', identity: identityOf(bob) }).type).toBe('unverified');
    expect(() =>
      judge(bob, {
        type: 'one',
        identity: identityOf(createTestKey().publicKey),
      }),
    ).toThrow(ChangedHostError);
  });

  it('is never joined in the middle of a chat, not on loopback either', () => {
    const check = new HostCheck({
      target: { address: { hostname: 'localhost', port: 5050 } },
      acceptance: acceptanceOf(true),
    });
    check.check(ada);
    check.check(ada);
    expect(() => check.check(bob)).toThrow(expect.objectContaining({ code: 'host-changed' }));
    expect(check.trust).toEqual({ type: 'own', ...known(ada) });
  });

  it('has a title that is harmless to show', () => {
    meet(ada, { title: 'a\u001b[2Jb\nc' });
    const harmless = expect.not.stringMatching(/\p{Cc}(?!Its six words)/u);
    expect(() => judge(bob)).toThrow(expect.objectContaining({ question: harmless }));
  });
});

describe('a host that an invite names', () => {
  const checkFor = (publicKey: string) =>
    new HostCheck({
      target: { address, keyId: keyIdOf(publicKey) },
      acceptance: acceptanceOf(true),
    });

  it('is verified, and needs no question where another was met', () => {
    meet(bob);
    const check = checkFor(ada);
    check.check(ada);
    expect(check.trust).toEqual({ type: 'verified', ...known(ada) });
    check.keep('Lab');
    expect(judge(ada).type).toBe('pinned');
  });

  it('is nobody else, whatever is allowed and known', () => {
    meet(bob);
    const impostor = {
      code: 'impostor',
      message: expect.stringContaining('is not the host that your invite names'),
    };
    expect(() => checkFor(ada).check(bob)).toThrow(expect.objectContaining(impostor));
    expect(judge(bob).type).toBe('pinned');
  });
});

describe('[P60] a host whose code the person was told', () => {
  const create = () => new HostCheck({ target: { address, code: 'otter-lamp-42' as ShortCode }, acceptance: nobody });

  it('is nobody until it has shown that it knows the code, and is verified and known then', () => {
    const check = create();
    check.check(ada);
    expect(check.trust).toEqual({ type: 'unverified', ...known(ada) });
    check.verify();
    expect(check.trust).toEqual({ type: 'verified', ...known(ada) });
    check.keep('Lab');
    expect(judge(ada).type).toBe('pinned');
  });

  it('needs no question where another was met, and has its place then', () => {
    meet(bob);
    const check = create();
    check.check(ada);
    check.verify();
    check.keep('Lab');
    expect(judge(ada).type).toBe('pinned');
    expect(() => judge(bob)).toThrow(ChangedHostError);
  });

  it('is not kept, and nothing that was is lost, where it has not', () => {
    meet(bob);
    create().check(ada);
    expect(judge(bob).type).toBe('pinned');
    expect(() => judge(ada)).toThrow(ChangedHostError);
  });

  it('is the same one for as long as the chat lasts', () => {
    const check = create();
    check.check(ada);
    check.verify();
    expect(() => check.check(bob)).toThrow(expect.objectContaining({ code: 'host-changed' }));
    expect(check.trust.type).toBe('verified');
  });
});

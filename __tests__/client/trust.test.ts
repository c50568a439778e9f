import { describe, expect, it } from '@jest/globals';
import stringWidth from 'string-width';
import { trustEntries } from '../../src/client/entries/trust-entries.ts';
import {
  formatFirstMeeting,
  formatLock,
  formatTrust,
  formatVerification,
  type HostTrust,
  type Trust,
} from '../../src/client/trust.ts';
import { words as wordList } from '../../src/identity/words.ts';

const words = 'amber otter lamp river stone cloud';
const known = { keyId: 'k', words };
const trusts: readonly Trust[] = [
  { type: 'inside', words },
  { type: 'inside', words, isOpenToPlaintext: true },
  { type: 'plaintext' },
  { type: 'verified', ...known },
  { type: 'pinned', ...known },
  { type: 'own', ...known },
  { type: 'unverified', ...known },
];

describe('what is known of the host', () => {
  it('is told apart in words and in signs, and plaintext never passes for encrypted', () => {
    expect(trusts.map((trust) => formatLock(trust, false))).toEqual([
      ['encrypted', '✓'],
      ['encrypted', '✓'],
      ['not encrypted', '!'],
      ['verified', '✓✓'],
      ['encrypted', '✓'],
      ['encrypted', '✓'],
      ['unverified', '?'],
    ]);
    expect(trusts.filter((trust) => /^encrypted/iu.test(formatTrust(trust))).map(({ type }) => type)).toEqual([
      'verified',
      'pinned',
      'own',
      'unverified',
    ]);
  });

  it('[P64] does not pass for encrypted while somebody is here who can be read along', () => {
    const locks = trusts.filter(({ type }) => type !== 'plaintext').map((trust) => formatLock(trust, true));
    expect(new Set(locks.map(([words, sign]) => `${words} ${sign}`))).toEqual(new Set(['not all encrypted !']));
    expect(formatLock({ type: 'plaintext' }, true)).toEqual(['not encrypted', '!']);
  });

  it('fits the pane of 80 columns, whatever the words', () => {
    const longest = wordList.toSorted((one, other) => other.length - one.length).slice(0, 6);
    const told = [formatFirstMeeting(longest.join(' ')), ...trusts.map((trust) => formatVerification(trust, true))]
      .join('\n')
      .split('\n');
    for (const line of told) expect(stringWidth(line)).toBeLessThan(79);
  });

  it('is two lines at the first meeting', () => {
    expect(formatFirstMeeting(words).split('\n')).toHaveLength(2);
  });
});

describe('/verify', () => {
  /** What is told, and whether the host was pinned. */
  function verify(trust: Trust, { isSame = false, isKept = true, isExposed = false } = {}) {
    const told: string[] = [];
    let isPinned = false;
    const pin = () => {
      isPinned = true;
      return isKept;
    };
    const hostTrust: HostTrust = { trust, pin };
    const tell = (text: string) => void told.push(text);
    const parts = { hostTrust, notice: tell, onRefused: tell } as never;
    void trustEntries.verify({ type: 'verify', isSame }, { client: { view: { isExposed } } as never, parts });
    return { told: told.join('\n'), isPinned };
  }

  it.each(trusts.filter(({ type }) => type !== 'plaintext'))('shows the words: $type', (trust) => {
    const { told, isPinned } = verify(trust);
    expect(told).toContain(`    ${words}`);
    expect(isPinned).toBe(false);
  });

  it('says what to do where they have not been compared yet', () => {
    expect(verify({ type: 'unverified', ...known }).told).toContain('/verify yes');
    expect(verify({ type: 'pinned', ...known }).told).not.toContain('/verify yes');
  });

  it('[P64] says so while somebody can be read along, and to whoever hosts that somebody could come in so', () => {
    for (const trust of trusts)
      expect(verify(trust, { isExposed: true }).told).toContain('Somebody here is not encrypted');
    const [inside, open] = trusts.map((trust) => verify(trust).told);
    expect(inside).not.toContain('may come in without');
    expect(open).toContain('may come in without encryption');
  });

  it('yes pins who is unverified, and nobody else', () => {
    expect(trusts.filter((trust) => verify(trust, { isSame: true }).isPinned)).toEqual([trusts.at(-1)]);
    expect(verify({ type: 'unverified', ...known }, { isSame: true }).told).toContain('Kept');
    expect(verify({ type: 'unverified', ...known }, { isSame: true, isKept: false }).told).toContain('not be kept');
  });
});

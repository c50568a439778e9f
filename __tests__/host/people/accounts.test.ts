import { describe, expect, it } from '@jest/globals';
import type { Account } from '../../../src/chat/account.ts';
import type { KeyId } from '../../../src/chat/author.ts';
import type { Nick } from '../../../src/chat/nick.ts';
import { Accounts } from '../../../src/host/people/accounts.ts';

const dayMs = 86_400_000;
const by = (name: string) => name as KeyId;
const nick = (name: string) => name as Nick;

describe('accounts', () => {
  it('[P50] are at most 10,000: those that were used the longest ago go first, registered ones last', () => {
    const known = Array.from({ length: 10_004 }, (_, index): Account => {
      const id = by(`key-${index}`);
      const base = { id, keys: [id], nicks: [nick(`Nick-${index}`)], role: 'member' as const, seenAt: index };
      return index === 0 ? { ...base, password: 'scrypt$…' } : base;
    });
    const accounts = new Accounts(known);
    accounts.sweep(10_004, ({ id }) => id === 'key-2');
    const gone = known.filter(({ id }) => !accounts.get(id)).map(({ seenAt }) => seenAt);
    expect(gone).toEqual([1, 3, 4, 5]);
    expect(accounts.ofNick(nick('Nick-1'))).toBeUndefined();
    expect([...accounts.unsaved.keys()]).toEqual(['key-1', 'key-3', 'key-4', 'key-5']);
  });

  it('[P50] are written down at the first use, and then once an hour at most', () => {
    const accounts = new Accounts([]);
    const use = (at: number) => {
      accounts.noteUse({ by: by('a'), nick: nick('Ada'), at });
      const { unsaved } = accounts;
      accounts.noteSaved(unsaved);
      return unsaved.size;
    };
    expect([use(0), use(1), use(dayMs / 24), use(dayMs / 24 + 1)]).toEqual([1, 0, 1, 0]);
  });

  it('are as before once a change is taken back, the nicks and keys too', () => {
    const accounts = new Accounts([]);
    accounts.noteUse({ by: by('a'), nick: nick('Ada'), at: 0 });
    const before = accounts.get(by('a')) as Account;
    const undone = [
      accounts.put({ ...before, keys: [by('a'), by('b')], nicks: [nick('Grace')] }),
      accounts.remove(by('a')),
    ];
    expect([accounts.ofKey(by('b')), accounts.ofNick(nick('Grace'))]).toEqual([undefined, undefined]);
    for (const undo of undone.toReversed()) undo();
    expect([accounts.ofKey(by('b')), accounts.ofNick(nick('Grace'))]).toEqual([undefined, undefined]);
    expect([accounts.ofKey(by('a')), accounts.ofNick(nick('ADA'))]).toEqual([before, before]);
  });

  it('that changed while they were saved are still to be saved', () => {
    const accounts = new Accounts([]);
    accounts.noteUse({ by: by('a'), nick: nick('Ada'), at: 0 });
    const { unsaved } = accounts;
    accounts.noteUse({ by: by('a'), nick: nick('Grace'), at: 0 });
    accounts.noteSaved(unsaved);
    expect(accounts.unsaved.size).toBe(1);
  });
});

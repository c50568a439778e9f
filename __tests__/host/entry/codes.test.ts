import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '../../../src/chat/refusal.ts';
import { Codes, type GivenCode } from '../../../src/host/entry/codes.ts';
import { parseShortCode, slotOf } from '../../../src/identity/short-code.ts';
import { createRandom } from '../../helpers/random.ts';

const hourMs = 60 * 60 * 1000;

describe('[P61] the codes of a host', () => {
  let at: number;
  let codes: Codes;
  const createFor = (whom: string): GivenCode => {
    const given = codes.createFor(whom);
    if (isRefusal(given)) throw new Error(given.message);
    return given;
  };
  beforeEach(() => {
    at = 1_700_000_000_000;
    codes = new Codes({ random: createRandom('codes'), clock: () => at });
  });

  it('are one for everybody from the start', () => {
    const { code, expiresAt } = codes.common;
    expect(parseShortCode(code)).toBe(code);
    expect(expiresAt).toBe(at + 12 * hourMs);
    expect(codes.common).toBe(codes.find(undefined));
  });

  it('end after 12 hours; another one comes when it is asked for', () => {
    const first = codes.common;
    at += 12 * hourMs - 1;
    expect(codes.common).toBe(first);
    at += 1;
    expect(codes.find(undefined)).toBeUndefined();
    expect(codes.holds(first)).toBe(false);
    expect(codes.common.code).not.toBe(first.code);
    expect(codes.common.expiresAt).toBe(at + 12 * hourMs);
  });

  it('are for one person for an hour, each with a slot of its own', () => {
    const given = ['Bob', 'Bob', 'Eve'].map(createFor);
    expect(given.map(({ code }) => slotOf(code))).toEqual([1, 2, 3]);
    expect(given.map(({ whom }) => whom)).toEqual(['Bob', 'Bob', 'Eve']);
    expect(codes.find(2)).toBe(given[1]);
    at += hourMs;
    expect(codes.find(2)).toBeUndefined();
  });

  it('are spent, and their slots used again', () => {
    const [first, second] = [createFor('Bob'), createFor('Eve')];
    codes.spend(1);
    expect(codes.find(1)).toBeUndefined();
    const third = createFor('Zed');
    expect(third.slot).toBe(1);
    expect([first, second, third].map((given) => codes.holds(given))).toEqual([false, true, true]);
  });

  it('are 999 for one person each at a time', () => {
    for (let slot = 1; slot <= 999; slot += 1) createFor('Bob');
    expect(codes.createFor('Eve')).toMatchObject({ code: 'not-allowed' });
    at += hourMs;
    expect(createFor('Eve').slot).toBe(1);
  });

  it('are replaced where they are, once', () => {
    const [common, personal] = [codes.common, createFor('Bob')];
    expect(codes.replace(common)).toBe(codes.common);
    expect(codes.common.code).not.toBe(common.code);
    const next = codes.replace(personal);
    expect(next).toMatchObject({ slot: 1, whom: 'Bob' });
    expect(codes.find(1)).toBe(next);
    for (const gone of [common, personal]) expect(codes.replace(gone)).toBeUndefined();
  });
});

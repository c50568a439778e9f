import { describe, expect, it } from '@jest/globals';
import { checkTtl, formatTtl, parseTtl } from '../../src/chat/ttl.ts';

const hourMs = 3_600_000;

describe('parseTtl', () => {
  it.each([
    ['10s', 10_000],
    ['10', 10_000],
    [' 5 m ', 300_000],
    ['1.5h', 1.5 * hourMs],
    ['1s', 1000],
    ['24h', 24 * hourMs],
    ['1440M', 24 * hourMs],
    ['３０ｓ', 30_000],
  ])('reads %j', (input, ttlMs) => {
    expect(parseTtl(input)).toBe(ttlMs);
  });

  it.each([
    ...['', 'soon', '0', '0s', '-5', '-5s', '+5s', '1e99', '1e99s', '0.5s', '999ms', '25h', '86401', '10 s 5', '10d'],
    ...['NaN', 'Infinity', '١٠s', '\u001b[2J', '9'.repeat(400)],
  ])('refuses %j, in a harmless sentence', (input) => {
    const refusal = parseTtl(input);
    expect(refusal).toMatchObject({ type: 'refusal', code: 'ttl-invalid' });
    expect((refusal as { message: string }).message).toMatch(/^[^\p{Cc}]+\.$/u);
  });
});

describe('checkTtl', () => {
  it.each([1000, 10_000, 24 * hourMs])('takes %d', (ttlMs) => {
    expect(checkTtl(ttlMs)).toBe(ttlMs);
  });

  it.each([0, -1, 999, 1500.5, 24 * hourMs + 1, 1e99, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (ttlMs) => {
    expect(checkTtl(ttlMs)).toMatchObject({ type: 'refusal', code: 'ttl-invalid' });
  });
});

describe('formatTtl', () => {
  it.each([
    [-1, '1 s'],
    [0, '1 s'],
    [8000, '8 s'],
    [8001, '9 s'],
    [59_001, '60 s'],
    [60_000, '1 m'],
    [60_001, '2 m'],
    [hourMs, '1 h'],
    [24 * hourMs, '24 h'],
  ])('says %d ms as %s', (ms, said) => {
    expect(formatTtl(ms)).toBe(said);
  });
});

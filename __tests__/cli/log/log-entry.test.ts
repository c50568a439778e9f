import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatEntry, keyOfEntry, type LogEntry, troubleOf } from '../../../src/cli/log/log-entry.ts';
import type { Occurrence } from '../../../src/host/occurrence.ts';

function refused(nick: string, address = '10.0.0.7'): Occurrence {
  return { type: 'hello-refused', code: 'nick-taken', nick, address };
}

describe('an entry of the log', () => {
  it('is harmless and short, whatever came', () => {
    expect(formatEntry(refused('a\u001b[2J\nb\u202e')).nick).toBe('a␛[2J b\ufffd');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (nick) => {
        const line = JSON.stringify(formatEntry(refused(nick)).nick);
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2028\u2029]/u);
        expect(line.isWellFormed()).toBe(true);
        expect(line.length).toBeLessThan(500);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('names an IPv4 address as such', () => {
    expect(formatEntry(refused('Ada', '::ffff:10.0.0.7')).address).toBe('10.0.0.7');
    expect(formatEntry(refused('Ada', '')).address).toBe('');
  });

  it('tells of an error with its causes, cut', () => {
    const { message, stack } = troubleOf('failed', new Error('outer', { cause: new Error('inner') }));
    expect(message).toBe('outer');
    expect(stack).toMatch(/^Error: outer\n {4}at [\s\S]*\nCaused by: Error: inner\n {4}at /u);
    const endless = new Error('endless');
    endless.cause = endless;
    endless.stack = 'x'.repeat(50_000);
    expect(String(formatEntry(troubleOf('defect', endless)).stack)).toHaveLength(16_000);
    expect(troubleOf('failed', 'a text')).toEqual({ type: 'failed', message: 'a text', stack: 'a text' });
    expect(troubleOf('failed', undefined)).toMatchObject({ message: 'undefined' });
  });

  it.each<[string, LogEntry, LogEntry, boolean]>([
    ['refusals of one address, whatever the nick', refused('Ada'), refused('Bob'), true],
    ['refusals of two addresses', refused('Ada'), refused('Ada', '10.0.0.8'), false],
    ['joins of two', joined('Ada'), joined('Bob'), false],
    ['joins of one', joined('Ada'), joined('Ada'), true],
    ['failures of two kinds', troubleOf('failed', 'disk'), troubleOf('failed', 'database'), false],
  ])('is like another or not: %s', (_, one, other, areAlike) => {
    expect(keyOfEntry(one) === keyOfEntry(other)).toBe(areAlike);
  });
});

function joined(nick: string): LogEntry {
  return { type: 'joined', room: 'lobby', nick, address: '10.0.0.7' } as LogEntry;
}

import { randomInt } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createShortCode, parseShortCode, slotOf } from '../../src/identity/short-code.ts';
import { words } from '../../src/identity/words.ts';

describe('createShortCode', () => {
  it('makes two words and a number, with a slot for one person', () => {
    expect(createShortCode(() => 0)).toBe('abacus-abacus-10');
    expect(createShortCode((below) => below - 1)).toBe('zucchini-zucchini-99');
    expect(createShortCode(() => 0, 7)).toBe('7-abacus-abacus-10');
  });

  it('uses 28.5 random bits', () => {
    const asked: number[] = [];
    createShortCode((below) => asked.push(below) - 1);
    expect(asked).toEqual([2048, 2048, 90]);
    expect(asked.reduce((bits, below) => bits + Math.log2(below), 0)).toBeGreaterThan(28.4);
  });
});

describe('parseShortCode', () => {
  it.each([
    ['otter-lamp-42', 'otter-lamp-42'],
    ['  Otter-Lamp-42\n', 'otter-lamp-42'],
    ['OTTER LAMP 42', 'otter-lamp-42'],
    ['otter  -  lamp  -  42', 'otter-lamp-42'],
    ['otter\tlamp\u00a042', 'otter-lamp-42'],
    ['otter–lamp—42', 'otter-lamp-42'],
    ['otter_lamp.42', 'otter-lamp-42'],
    ['otter, lamp, 42', 'otter-lamp-42'],
    ['otter lamp42', 'otter-lamp-42'],
    ['ｏｔｔｅｒ－ｌａｍｐ－４２', 'otter-lamp-42'],
    ['𝐨𝐭𝐭𝐞𝐫-lamp-42', 'otter-lamp-42'],
    ['ot\u00adter-la\u200bmp-42\ufeff', 'otter-lamp-42'],
    ['3-otter-lamp-42', '3-otter-lamp-42'],
    ['3 Otter Lamp 42', '3-otter-lamp-42'],
    ['999otter-lamp-42', '999-otter-lamp-42'],
  ])('reads %j', (input, code) => {
    expect(parseShortCode(input)).toBe(code);
  });

  it('reads back what createShortCode makes, however it is typed', () => {
    const slot = fc.option(fc.integer({ min: 1, max: 999 }), { nil: undefined });
    const separator = fc.constantFrom(' ', '-', ' - ', '–', '_', '\u3000');
    fc.assert(
      fc.property(slot, separator, fc.boolean(), (which, between, isUpper) => {
        const code = createShortCode(randomInt, which);
        const typed = code.replaceAll('-', between);
        expect(parseShortCode(isUpper ? typed.toUpperCase() : typed)).toBe(code);
        expect(slotOf(code)).toBe(which);
      }),
      { seed: 54, numRuns: 500 },
    );
  });

  it.each([
    ...['', ' ', '42', 'otter', 'otter-42', 'otter-lamp', 'otter-lamp-9', 'otter-lamp-09', 'otter-lamp-100'],
    ...['otter-lamp-acorn-42', 'otter-lamp-42-', '-otter-lamp-42', '0-otter-lamp-42', '03-otter-lamp-42'],
    ...['1000-otter-lamp-42', '-3-otter-lamp-42', 'otter-lamp-４x', 'otter-lamp-٤٢', 'ada@host', 'öttêr-lemon-42'],
    ...['оtter-lemon-42', '__proto__', '\u001b[2J', '\u009b2J', '\ud800', '\u202eotter-lamp-42x'],
  ])('says that %j is no code', (input) => {
    const read = parseShortCode(input);
    expect(read).toEqual({ mistake: expect.stringMatching(/is no code\. A code looks like otter-lamp-42\.$/u) });
    expect(JSON.stringify(read)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/u);
  });

  it.each([
    ['oter-lemon-42', 'No code has the word "oter" in it. Did you mean otter?'],
    ['ottre-lemon-42', 'No code has the word "ottre" in it. Did you mean otter?'],
    ['otter-lamps-42', 'No code has the word "lamps" in it. Did you mean lamp?'],
    ['otter-qqqqq-42', 'No code has the word "qqqqq" in it. Look at it again.'],
  ])('sees that %j was mistyped, without a guess', (input, mistake) => {
    expect(parseShortCode(input)).toEqual({ mistake });
  });

  it('quotes only the beginning of what is far too long, and takes no time over it', () => {
    const { mistake } = parseShortCode('x'.repeat(10_000_000)) as { mistake: string };
    expect(mistake.length).toBeLessThan(100);
    expect(parseShortCode(`${'-'.repeat(10_000_000)}`)).toHaveProperty('mistake');
  });

  it('never throws, and reads nothing that it would not read again', () => {
    const part = fc.constantFrom('otter', 'lamp', '42', '7', '-', ' ', '\u200b', 'Ω', '\u0000');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 9 }), (parts) => {
        const code = parseShortCode(parts.join(''));
        if (typeof code === 'string') expect(parseShortCode(code)).toBe(code);
      }),
      { seed: 55, numRuns: 3000 },
    );
  });

  it('has the words of its own example among its own', () => {
    expect(words).toEqual(expect.arrayContaining(['otter', 'lamp']));
  });
});

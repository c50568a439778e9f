import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nickKey } from '../../src/chat/nick-key.ts';

describe('nickKey', () => {
  it.each([
    ['case', 'Ada', 'aDA'],
    ['composed and decomposed letters', 'Ren\u00e9', 'Rene\u0301'],
    ['case of accented letters', 'ZOÉ', 'zoé'],
    ['Cyrillic а', 'Ada', 'Adа'],
    ['a whole word of Cyrillic', 'soap', 'ѕоар'],
    ['a Cyrillic capital read as Latin', 'Helen', 'Нelen'],
    ['a Greek capital read as Latin', 'Nick', 'Νick'],
    ['Greek omicron', 'Bob', 'Bοb'],
    ['case of Cyrillic', 'Нина', 'нина'],
    ['case of Cyrillic letters with other small shapes', 'МАКВТ', 'маквт'],
    ['case of Greek', 'Νίκος', 'ΝΊΚΟΣ'],
    ['case of a final sigma', 'ΟΔΥΣΣΕΥΣ', 'οδυσσευσ'],
    ['Cyrillic capitals and the Latin ones that they look like', 'BOCHKA', 'ВОСНКА'],
    ['full width', 'Ada', 'Ａｄａ'],
    ['mathematical letters', 'Ada', '𝓐𝓭𝓪'],
    ['letters in circles', 'Ada', 'Ⓐⓓⓐ'],
    ['a ligature', 'fish', 'ﬁsh'],
    ['I and l', 'Ian', 'lan'],
    ['l and 1', 'bill', 'bi11'],
    ['i and l', 'Bill', 'BIil'],
    ['a dotless i', 'bill', 'bıll'],
    ['a bar', 'bill', 'bi||'],
    ['O and 0', 'Otto', '0tt0'],
    ['rn and m', 'tom', 'torn'],
    ['vv and w', 'wow', 'vvovv'],
    ['vw and wv', 'vw', 'wv'],
    ['rn and m in capitals', 'MAX', 'rnax'],
    ['joiners', 'Ada', 'A\u200dd\u200da\u200d'],
    ['a joiner between r and n', 'tom', 'tor\u200dn'],
    ['variation selectors', '❤\ufe0f', '❤'],
  ])('folds %s', (_, one, other) => {
    expect(nickKey(other)).toBe(nickKey(one));
  });

  it('tells clearly different nicks apart', () => {
    const nicks = [
      ...[
        'Ada',
        'Adam',
        'Bob',
        'Rob',
        'Eve',
        'Eva',
        'Max',
        'Min',
        'Nick',
        'Vick',
        'Hugo',
        'Yuri',
        'Zoé',
        'Zoe',
        'Tom',
        'Tim',
      ],
      ...[
        'Нина',
        'Инна',
        'Зоя',
        'Ζωή',
        'Νίκος',
        '李雷',
        '李蕾',
        'אדה',
        'نور',
        '🦊',
        '🐺',
        'a1',
        'a2',
        'a-b',
        'a_b',
        'a.b',
        'ab',
      ],
    ];
    expect(new Set(nicks.map(nickKey)).size).toBe(nicks.length);
  });

  it('never throws and is never empty for something visible', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof nickKey(text)).toBe('string');
        expect(nickKey(`${text}A`)).not.toBe('');
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  it('folds a key of Latin letters, digits and look-alikes to itself', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.|асеорхуАВЕКМНОРСТХνοι'.split('');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...letters), maxLength: 24 }), (nick) => {
        expect(nickKey(nickKey(nick))).toBe(nickKey(nick));
      }),
      { seed: 3, numRuns: 2000 },
    );
  });

  it('does not depend on case, whatever the Latin letters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789éüñ'), maxLength: 24 }),
        (nick) => {
          expect(nickKey(nick.toUpperCase())).toBe(nickKey(nick));
        },
      ),
      { seed: 4, numRuns: 1000 },
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { avatarOf, avatarSvg } from '../../src/chat/avatar.ts';

const keys = Array.from({ length: 2000 }, (_, index) => `key-${index}`);

describe('an avatar', () => {
  it('is the same whenever and wherever it is made', () => {
    expect(avatarOf('Zm9vYmFyYmF6cXV4cXV1eA')).toEqual(avatarOf('Zm9vYmFyYmF6cXV4cXV1eA'));
    expect(avatarOf('key-1')).toEqual({ glyph: '⠟', hue: 301 });
    expect(avatarSvg('key-1')).toContain('hsl(301 60% 45%)" d="M1 0h1v1h-1zM2 0h1v1h-1zM3 0h1v1h-1zM1 1');
  });

  it('is not the same for everybody', () => {
    expect(new Set(keys.map((key) => avatarOf(key).glyph)).size).toBeGreaterThan(180);
    expect(new Set(keys.map((key) => avatarOf(key).hue)).size).toBeGreaterThan(350);
    expect(new Set(keys.map(avatarSvg)).size).toBeGreaterThan(1950);
  });

  it('has a glyph of one column, whatever the key is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (key) => {
        const { glyph, hue } = avatarOf(key);
        expect(glyph).toMatch(/^[\u2801-\u28ff]$/u);
        expect(stringWidth(glyph)).toBe(1);
        expect(hue).toBeGreaterThanOrEqual(0);
        expect(hue).toBeLessThan(360);
      }),
    );
  });

  it('has a picture that is the same left and right, and holds nothing of the key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (key) => {
        const svg = avatarSvg(key);
        expect(svg).toMatch(/^<svg [^<>]*><path fill="hsl\(\d+ 60% 45%\)" d="(?:M[0-4] [0-4]h1v1h-1z)+"\/><\/svg>$/u);
        const cells = [...svg.matchAll(/M(\d) (\d)/gu)].map(([, column, row]) => `${column},${row}`);
        for (const [column, row] of cells.map((cell) => cell.split(',')))
          expect(cells).toContain(`${4 - Number(column)},${row}`);
      }),
    );
  });
});

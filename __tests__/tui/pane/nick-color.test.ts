import { describe, expect, it } from '@jest/globals';
import { nickColor, nickColors } from '../../../src/tui/pane/nick-color.ts';

/** Red, green and blue from 0 to 255, of `#rrggbb` or a number in the 6×6×6 cube of the 256 colours. */
function channelsOf(color: string | number): number[] {
  if (typeof color === 'string') return [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
  const levels = [0, 95, 135, 175, 215, 255];
  return [36, 6, 1].map((weight) => levels[Math.floor((color - 16) / weight) % 6] as number);
}

/** WCAG 2.2, "relative luminance". */
function luminance(color: string | number): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The lower of the contrasts to a black and to a white background. */
function worstContrast(color: string | number): number {
  return Math.min((luminance(color) + 0.05) / 0.05, 1.05 / (luminance(color) + 0.05));
}

describe("a nick's colour", () => {
  it.each(nickColors.truecolor)('%s is readable on black and on white', (color) => {
    expect(worstContrast(color)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(nickColors['256'])('%i of the 256 is readable on black and on white', (color) => {
    expect(worstContrast(color)).toBeGreaterThanOrEqual(3.9);
  });

  it('is the same whenever the nick is seen, and not the same for everybody', () => {
    const nicks = Array.from({ length: 200 }, (_, index) => `nick${index}`);
    for (const depth of ['16', '256', 'truecolor'] as const) {
      const colors = nicks.map((nick) => nickColor(nick, depth));
      expect(nicks.map((nick) => nickColor(nick, depth))).toEqual(colors);
      expect(new Set(colors).size).toBe(nickColors[depth].length);
    }
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

type Color = readonly [red: number, green: number, blue: number];

/** What a nick may stand on. */
const grounds = ['surface', 'sunken', 'hover', 'mention', 'accent-soft'];
/** WCAG 2.2, 1.4.3, level AA. */
const leastContrast = 4.5;

const css = readFileSync(path.join(import.meta.dirname, '../../../src/web/style/tokens.css'), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');

describe.each([
  ['light', light],
  ['dark', dark],
])('the colours of nicks, where it is %s', (_, tokens) => {
  const read = (name: string) => new RegExp(`--${name}: ([^;%]+)`, 'u').exec(tokens)?.[1] ?? '';
  const [saturation, lightness] = [Number(read('nick-saturation')) / 100, Number(read('nick-lightness')) / 100];

  it.each(grounds)('can be read on %s, whatever their hue', (ground) => {
    const below = parseHex(read(`color-${ground}`));
    const contrasts = Array.from({ length: 360 }, (__, hue) =>
      contrast(colorOf({ hue, saturation, lightness }), below),
    );
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(leastContrast);
  });
});

function parseHex(hex: string): Color {
  return [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255) as unknown as Color;
}

/** CSS Color 4, §7.1. */
function colorOf({ hue, saturation, lightness }: { hue: number; saturation: number; lightness: number }): Color {
  const amount = saturation * Math.min(lightness, 1 - lightness);
  const part = (shift: number) => {
    const turn = (shift + hue / 30) % 12;
    return lightness - amount * Math.max(-1, Math.min(turn - 3, 9 - turn, 1));
  };
  return [part(0), part(8), part(4)];
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: Color, other: Color): number {
  const [brighter = 0, darker = 0] = [luminanceOf(one), luminanceOf(other)].sort((first, second) => second - first);
  return (brighter + 0.05) / (darker + 0.05);
}

function luminanceOf(color: Color): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

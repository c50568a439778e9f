import type { ColorDepth } from '../color-depth.ts';
import type { Color } from '../style.ts';

/**
 * Colours of nicks. Whatever the terminal's background is, they are readable: each has a contrast (WCAG 2) of at least 4.5 to
 * black and to white alike; of the 256 there are, the nearest, at least 3.9. The 16 are the terminal's own choice.
 */
export const nickColors: Readonly<Record<Exclude<ColorDepth, 'none'>, readonly Color[]>> = {
  '16': ['cyan', 'magenta', 'green', 'red'],
  '256': [27, 28, 29, 30, 31, 63, 64, 98, 99, 129, 130, 131, 133, 161, 162, 163],
  truecolor: [
    '#e21279',
    '#ea0d3f',
    '#cf4a09',
    '#af630f',
    '#9a6e0b',
    '#857505',
    '#6a7d05',
    '#298805',
    '#118659',
    '#158374',
    '#158388',
    '#0a819d',
    '#0d7cb6',
    '#076dfd',
    '#695dfe',
    '#964bf0',
    '#b83bd3',
    '#d127a9',
  ],
};

/** The colour that this nick always has at this depth. */
export function nickColor(nick: string, depth: Exclude<ColorDepth, 'none'>): Color {
  let hash = 0;
  for (const character of nick) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  const colors = nickColors[depth];
  return colors[hash % colors.length] as Color;
}

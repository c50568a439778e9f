import { Chalk, type ChalkInstance } from 'chalk';
import { colorDepth } from './color-depth.ts';

const levels = { none: 1, '16': 1, '256': 2, truecolor: 3 } as const;

/** Bold, dim and the like, as the terminal shows them. Colours come from `color`. */
export const style: ChalkInstance = new Chalk({ level: levels[colorDepth()] });

/** One of the terminal's own colours by name, one of the 256 by number, or `#rrggbb`. */
export type Color = 'cyan' | 'magenta' | 'green' | 'red' | 'yellow' | number | `#${string}`;

/** A style in this colour; without one where none is wanted. */
export function colored(color: Color): ChalkInstance {
  if (colorDepth() === 'none') return style;
  // `hex` would find another of the 256 than the one that is meant.
  if (typeof color === 'number') return style.ansi256(color);
  return isHex(color) ? style.hex(color) : style[color];
}

function isHex(color: string): color is `#${string}` {
  return color.startsWith('#');
}

/**
 * The text as a link that the terminal opens (OSC 8; tmux, too, hands it on or leaves it out by itself); the Linux console and
 * its like would show the address beside it.
 */
export function linked(text: string, url: string): string {
  return process.env.TERM === 'linux' ? text : `\u001b]8;;${url}\u0007${text}\u001b]8;;\u0007`;
}

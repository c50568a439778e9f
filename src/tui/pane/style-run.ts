import type { Run } from '../../client/text/blocks.ts';
import { colorDepth } from '../color-depth.ts';
import { type Color, colored, linked, style } from '../style.ts';
import { styleNick } from './leads.ts';

/** As readable on any background as those of nicks. */
const codeColors = { '16': 'cyan', '256': 30, truecolor: '#158374' } as const satisfies Record<string, Color>;

/** A piece of a message as the terminal shows it. */
export function styleRun({ text, isBold, isItalic, isCode, url, mention }: Run): string {
  if (isCode) return styleCode(text);
  let line = text;
  if (mention === 'other') line = styleNick(line, text.slice(1));
  if (mention === 'own') line = style.bold.inverse(line);
  if (isBold) line = style.bold(line);
  if (isItalic) line = styleItalic(line);
  return url === undefined ? line : linked(style.underline(line), url);
}

/** Code on one line. */
export function styleCode(text: string): string {
  const depth = colorDepth();
  return depth === 'none' ? style.dim(text) : colored(codeColors[depth])(text);
}

/** Older terminals show SGR 3 in reverse, or in some colour, or not at all: there it is underlined. */
function styleItalic(text: string): string {
  return /^(?:linux|screen|vt\d)/u.test(process.env.TERM ?? '') ? style.underline(text) : style.italic(text);
}

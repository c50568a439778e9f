import stringWidth from 'string-width';
import { eraseColumns, eraseToEnd, moveToColumn } from '../painting/sequences.ts';
import { style } from '../style.ts';

/** One line of the message pane, with its styles, no wider than the pane. */
export interface Row {
  /** The item's key, a dot, and the number of the row within the item: from 0, below it for what stands above. */
  readonly key: string;
  readonly line: string;
  /** When it goes away by itself, on the host's clock. */
  readonly expiresAt?: number;
}

/** What stands before the first line of a text; the lines that follow are indented by its width. */
export interface Lead {
  readonly line: string;
  readonly width: number;
}

/** ASCII, and what has the width of one column everywhere. */
const isPlain = /^[\0-~›…]*$/u;
/** What the row showed before may stand in so many columns. */
const maxDisagreement = 8;

/** Lines that are narrow enough already, beside their lead. */
export function besideLead(key: string, { lead, lines }: { lead: Lead; lines: readonly string[] }): Row[] {
  const indent = ' '.repeat(lead.width);
  return lines.map((line, index) => ({
    key: `${key}.${index}`,
    line: (index === 0 ? lead.line + alignment(lead) : indent) + line,
  }));
}

/** A line with something at the right, which ends before column `end` (exclusive) wherever the line itself does. */
export function withRight(line: string, { text, end }: { text: string; end: number }): string {
  const column = end - stringWidth(text);
  const gap = ' '.repeat(Math.max(0, column - stringWidth(line)));
  return line + gap + (isPlain.test(line) ? '' : eraseToEnd + moveToColumn(column)) + style.dim(text);
}

/** Two leads side by side. */
export function joinLeads(left: Lead, right: Lead): Lead {
  return { line: left.line + right.line, width: left.width + right.width };
}

/** A lead of blanks. */
export function blankLead(width: number): Lead {
  return { line: ' '.repeat(width), width };
}

/** Where the terminal may measure a lead otherwise than we do, the text begins in its column all the same. */
function alignment({ line, width }: Lead): string {
  return isPlain.test(line) ? '' : eraseColumns(maxDisagreement) + moveToColumn(width);
}

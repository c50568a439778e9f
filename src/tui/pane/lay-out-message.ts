import { type Block, readBlocks } from '../../client/text/blocks.ts';
import type { Mentionable } from '../../client/text/mentions.ts';
import { style } from '../style.ts';
import type { Columns } from './leads.ts';
import { besideLead, type Lead, type Row, withRight } from './row.ts';
import { styleCode, styleRun } from './style-run.ts';
import { breakLines, wrapLines } from './wrap-lines.ts';

/** Stands at the left of each line of fenced code. */
const codeBar = '│ ';
/** A narrower text has no room for the bar. */
const minWidthWithBar = 10;

const editedMark = ' (edited)';

interface MessageParts {
  readonly lead: Lead;
  /** Harmless. */
  readonly text: string;
  readonly isEdited: boolean;
  /** What stands at the right of the first line; empty for nothing. */
  readonly right: string;
  readonly columns: Columns;
  readonly people: Mentionable;
}

/** What somebody said, beside its lead: marks, links and mentions are styled, fenced code keeps its lines. */
export function layOutMessage(key: string, { lead, text, isEdited, right, columns, people }: MessageParts): Row[] {
  const width = textWidth(lead, columns);
  const blocks = readBlocks(text, people);
  const lines = blocks.flatMap((block, index) =>
    layOutBlock(block, { width, end: isEdited && index === blocks.length - 1 ? editedMark : '' }),
  );
  const [first, ...others] = besideLead(key, { lead, lines });
  if (!first) return [];
  return [{ ...first, line: withinGutter(first.line, { right, columns }) }, ...others];
}

/** How many columns there are for a text beside its lead; one at the right edge stays blank. */
export function textWidth(lead: Lead, { width, gutter }: Columns): number {
  return Math.max(1, width - lead.width - 1 - gutter);
}

function withinGutter(
  line: string,
  { right, columns: { width, gutter } }: { right: string; columns: Columns },
): string {
  return right === '' || gutter === 0 ? line : withRight(line, { text: right, end: width - 1 });
}

function layOutBlock(block: Block, { width, end }: { width: number; end: string }): string[] {
  if (block.kind === 'text') return wrapLines(block.runs.map(styleRun).join('') + style.dim(end), width);
  const bar = width < minWidthWithBar ? '' : codeBar;
  const lines = breakLines(block.text, width - bar.length).map((line) => styleCode(bar + line));
  return end === '' ? lines : [...lines, ...wrapLines(style.dim(end.trimStart()), width)];
}

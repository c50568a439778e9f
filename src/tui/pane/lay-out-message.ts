import { type Block, readBlocks } from '../../client/blocks.ts';
import type { Mentionable } from '../../client/mentions.ts';
import { besideLead, breakLines, type Lead, type Row, wrapLines } from './row.ts';
import { styleCode, styleRun } from './style-run.ts';

/** Stands at the left of each line of fenced code. */
const codeBar = '│ ';
/** A narrower text has no room for the bar. */
const minWidthWithBar = 10;

interface MessageParts {
  readonly lead: Lead;
  /** Harmless. */
  readonly text: string;
  readonly width: number;
  readonly people: Mentionable;
}

/** What somebody said, beside its lead: marks, links and mentions are styled, fenced code keeps its lines. */
export function layOutMessage(key: string, { lead, text, width, people }: MessageParts): Row[] {
  const free = Math.max(1, width - lead.width - 1);
  const lines = readBlocks(text, people).flatMap((block) => layOutBlock(block, free));
  return besideLead(key, { lead, lines });
}

function layOutBlock(block: Block, width: number): string[] {
  if (block.kind === 'text') return wrapLines(block.runs.map(styleRun).join(''), width);
  const bar = width < minWidthWithBar ? '' : codeBar;
  return breakLines(block.text, width - bar.length).map((line) => styleCode(bar + line));
}

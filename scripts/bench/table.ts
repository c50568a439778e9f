import { isMet, type Result } from './result.ts';
import { median } from './statistics.ts';

const headings = ['', 'median', 'min – max', '', 'ratio', 'min – max', 'target', '', ''];
const rightAligned = new Set([1, 2, 4, 5]);

/** One part's results as lines of text in columns. */
export function formatTable(results: readonly Result[]): string {
  const rows = [headings, ...results.map(formatRow)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] as number;
        return rightAligned.has(column) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

function formatRow(result: Result): string[] {
  const { what, values, unit, ratios, target, note } = result;
  return [
    what,
    formatNumber(median(values)),
    formatRange(values),
    unit,
    ratios ? `${median(ratios).toFixed(2)} ×` : '',
    ratios ? formatRange(ratios) : '',
    target ? `${target.bound === 'at least' ? '≥' : '≤'} ${target.value}` : '',
    formatVerdict(isMet(result)),
    note ?? '',
  ];
}

function formatVerdict(met: boolean | undefined): string {
  if (met === undefined) return '';
  return met ? 'met' : 'MISSED';
}

function formatRange(values: readonly number[]): string {
  return values.length < 2 ? '' : `${formatNumber(Math.min(...values))} – ${formatNumber(Math.max(...values))}`;
}

function formatNumber(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

import { keyBindings } from './keys.ts';
import type { KeyName } from './keystroke.ts';

const between = '  ';

/** The keys and what they do, in as many columns as fit into this width: reading goes down each. */
export function formatKeys(width: number): string[] {
  const entries = keyBindings.map((binding) => ({ keys: formatBinding(binding), summary: binding.summary }));
  const widest = Math.max(...entries.map(({ keys }) => keys.length));
  const cells = entries.map(({ keys, summary }) => `${keys.padEnd(widest)}${between}${summary}`);
  const cellWidth = Math.max(...cells.map((cell) => cell.length));
  const columns = Math.max(1, Math.floor((width + between.length) / (cellWidth + between.length)));
  const rows = Math.ceil(cells.length / columns);
  return Array.from({ length: rows }, (_, row) =>
    cells
      .filter((_, index) => index % rows === row)
      .map((cell) => cell.padEnd(cellWidth))
      .join(between)
      .trimEnd(),
  );
}

function formatBinding(binding: (typeof keyBindings)[number]): string {
  return 'shownAs' in binding ? binding.shownAs : binding.keys.map(formatKey).join(' ');
}

const parts: Readonly<Record<string, string>> = {
  'page-up': 'PgUp',
  'page-down': 'PgDn',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  escape: 'Esc',
};

/** A key as people call it: `Ctrl-A`, `PgUp`, `Alt-Backspace`. */
export function formatKey(name: KeyName): string {
  const [, modifier = '', key = name] = /^(ctrl-|alt-|shift-)?(.+)$/u.exec(name) ?? [];
  return `${capitalize(modifier)}${parts[key] ?? capitalize(key)}`;
}

function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

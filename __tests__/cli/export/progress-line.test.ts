import { expect, it } from '@jest/globals';
import { ProgressLine } from '../../../src/cli/export/progress-line.ts';

function recordingTerminal(): { written: string[]; terminal: NodeJS.WriteStream } {
  const written: string[] = [];
  const write = (text: string) => written.push(text);
  return { written, terminal: { write } as unknown as NodeJS.WriteStream };
}

it('paints one line over again, not too often, and wipes it without an escape sequence', () => {
  const { written, terminal } = recordingTerminal();
  const line = new ProgressLine(terminal);
  line.paint(0.429);
  line.paint(0.9);
  expect(written).toEqual(['\rExporting… 42 %']);
  line.wipe();
  expect(written.at(-1)).toBe(`\r${' '.repeat(15)}\r`);
});

it('has nothing to wipe where nothing was painted', () => {
  const { written, terminal } = recordingTerminal();
  const line = new ProgressLine(terminal);
  line.wipe();
  line.wipe();
  expect(written).toEqual([]);
});

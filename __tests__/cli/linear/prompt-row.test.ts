import { describe, expect, it } from '@jest/globals';
import xterm from '@xterm/headless';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { emptyRow, layOutRow, type PromptRow, printBetween, repaint } from '../../../src/cli/linear/prompt-row.ts';

const columns = 24;

/** A terminal in memory, and what is written to it. */
class Screen {
  readonly #terminal = new xterm.Terminal({ cols: columns, rows: 6, allowProposedApi: true, convertEol: true });

  async write(text: string): Promise<void> {
    await new Promise<void>((resolve) => this.#terminal.write(text, resolve));
  }

  get lines(): string[] {
    const { active } = this.#terminal.buffer;
    const lines = Array.from(
      { length: active.length },
      (_, row) => active.getLine(row)?.translateToString().trimEnd() ?? '',
    );
    return lines.slice(0, active.baseY + active.cursorY + 1);
  }

  get cursor(): number {
    return this.#terminal.buffer.active.cursorX;
  }
}

const texts = fc
  .array(fc.constantFrom('a', 'b', ' ', 'é', '漢', 'e\u0301', '\n'), { maxLength: 40 })
  .map((parts) => parts.join(''));
const rows = fc
  .tuple(texts, texts, fc.constantFrom('Ada> ', 'Bob> ', '漢> '))
  .map(([before, after, label]) => layOutRow(label, { text: before + after, cursor: before.length }, columns));

describe('the row of the prompt', () => {
  it('shows the prompt and what is typed, the cursor between what stands before and after it', () => {
    expect(layOutRow('Ada> ', { text: 'hello', cursor: 4 }, columns)).toEqual({ before: 'Ada> hell', after: 'o' });
    expect(layOutRow('Ada> ', { text: 'two\nlines\t\u001b', cursor: 12 }, columns).before).toBe('Ada> two⏎lines ␛');
  });

  it('is narrower than the terminal, and keeps the cursor in sight', () => {
    fc.assert(
      fc.property(rows, ({ before, after }) => {
        expect(stringWidth(before + after)).toBeLessThan(columns);
      }),
    );
    const { before } = layOutRow('Ada> ', { text: `${'x'.repeat(100)}end`, cursor: 103 }, columns);
    expect(before).toMatch(/^Ada> x*end$/u);
  });

  it('leaves a narrow terminal to what is typed', () => {
    expect(layOutRow('Methuselah> ', { text: 'hello', cursor: 5 }, 12).before).toBe('> hello');
  });

  it('adds what is typed and takes away what is deleted, and writes nothing else', () => {
    const [short, long] = ['hel', 'hello'].map((text) => layOutRow('> ', { text, cursor: text.length }, columns));
    expect(repaint(short as PromptRow, long as PromptRow)).toBe('lo');
    expect(repaint(long as PromptRow, short as PromptRow)).toBe('\b\b  \b\b');
    expect(repaint(long as PromptRow, long as PromptRow)).toBe('');
  });

  it('becomes any other row without an escape sequence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(rows, { minLength: 1, maxLength: 8 }), async (steps) => {
        const screen = new Screen();
        let from = emptyRow;
        for (const to of steps) {
          const painting = repaint(from, to);
          expect(painting).not.toContain('\u001b');
          await screen.write(painting);
          expect(screen.lines).toEqual([(to.before + to.after).trimEnd()]);
          expect(screen.cursor).toBe(stringWidth(to.before));
          from = to;
        }
      }),
      { numRuns: 200 },
    );
  });

  it('makes place for lines and stands below them', async () => {
    const screen = new Screen();
    const row = layOutRow('Ada> ', { text: 'typed so far', cursor: 5 }, columns);
    await screen.write(repaint(emptyRow, row));
    await screen.write(printBetween({ from: row, to: row }, 'hi'));
    await screen.write(printBetween({ from: row, to: row }, 'two\nlines'));
    expect(screen.lines).toEqual(['hi', 'two', 'lines', 'Ada> typed so far']);
    expect(screen.cursor).toBe(10);
  });
});

import { type Composer, emptyComposer } from '../../tui/composer/composer.ts';
import { emptyRow, layOutRow, type PromptRow, printBetween, repaint } from './prompt-row.ts';

const defaultColumns = 80;

/** The prompt with what is typed, below all that is printed. Writes no escape sequence. */
export class Prompt {
  readonly #output: NodeJS.WriteStream;
  #label = '';
  #composer: Composer = emptyComposer;
  #isHidden = false;
  /** What the last row shows. */
  #row: PromptRow = emptyRow;
  #painting: NodeJS.Immediate | undefined;

  /** Close it. */
  constructor(output: NodeJS.WriteStream) {
    this.#output = output;
    output.on('resize', this.#repaint);
  }

  /** What stands before the typed text; nothing is shown while it is empty. */
  set label(label: string) {
    this.#label = label;
    this.#schedule();
  }

  get columns(): number {
    return this.#output.columns || defaultColumns;
  }

  get composer(): Composer {
    return this.#composer;
  }

  set composer(composer: Composer) {
    this.#composer = composer;
    this.#schedule();
  }

  /** Prints text of one line or more above the prompt, in one write. It must be harmless already. */
  print(text: string): void {
    const to = this.#wanted();
    this.#output.write(printBetween({ from: this.#row, to }, text));
    this.#row = to;
  }

  /** Leaves the row to whoever writes next, at once. */
  hide(): void {
    this.#isHidden = true;
    this.#paint();
  }

  show(): void {
    this.#isHidden = false;
    this.#schedule();
  }

  close(): void {
    this.hide();
    this.#output.off('resize', this.#repaint);
  }

  /** All that comes of one read is painted in one write. */
  #schedule(): void {
    this.#painting ??= setImmediate(() => this.#paint());
  }

  #paint(): void {
    clearImmediate(this.#painting);
    this.#painting = undefined;
    const row = this.#wanted();
    const painting = repaint(this.#row, row);
    this.#row = row;
    if (painting !== '') this.#output.write(painting);
  }

  #wanted(): PromptRow {
    if (this.#isHidden || this.#label === '') return emptyRow;
    return layOutRow(this.#label, this.#composer, this.columns);
  }

  /** Another width may show another part of the text. */
  readonly #repaint = () => {
    if (this.#row !== emptyRow) this.#output.write('\r');
    this.#row = emptyRow;
    this.#schedule();
  };
}

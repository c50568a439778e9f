import readline, { type Key } from 'node:readline';
import { type KeyInput, readGlued, readKeystroke } from '../../tui/keyboard/keys.ts';
import { watchSuspension } from '../../tui/suspension.ts';
import { fromKeypress } from './keypress.ts';
import { Prompt } from './prompt.ts';

/** A person at a terminal without a screen: keys come in, lines and a prompt below them go out. */
export class LinearTerminal {
  readonly prompt = new Prompt(process.stdout);
  readonly #input = process.stdin;
  readonly #suspension = watchSuspension((isLent) => this.#lend(isLent));
  /** Keys that came while nobody waited for one. */
  #ahead: KeyInput[] = [];
  /** Keys of the read that is under way. */
  readonly #read: KeyInput[] = [];
  #waiting: PromiseWithResolvers<KeyInput | undefined> | undefined;
  #interrupted: PromiseWithResolvers<void> | undefined;
  #state: 'open' | 'ended' | 'closed' = 'open';

  /** Takes the terminal: close it. */
  constructor() {
    readline.emitKeypressEvents(this.#input);
    this.#input.on('keypress', this.#handleKeypress);
    this.#input.once('end', this.#end);
    this.#input.setRawMode(true);
    this.#input.resume();
  }

  /** Resolves with what the next key means; undefined: nothing more will come. One call at a time. */
  next(): Promise<KeyInput | undefined> {
    const input = this.#ahead.shift();
    if (input || this.#state !== 'open') return Promise.resolve(input);
    this.#waiting = Promise.withResolvers();
    return this.#waiting.promise;
  }

  /** Resolves at Ctrl-C while nobody waits for a key, and when nothing more will come. */
  interrupted(): Promise<void> {
    this.#interrupted = Promise.withResolvers();
    if (this.#state !== 'open' || this.#ahead.some(isInterrupt)) this.#interrupted.resolve();
    return this.#interrupted.promise;
  }

  /** Gives the terminal to the shell until `fg`. */
  suspend(): void {
    this.#suspension.suspend();
  }

  /** Gives the terminal back; whoever waits is told that nothing more will come. */
  close(): void {
    if (this.#state === 'closed') return;
    this.#end();
    this.#state = 'closed';
    this.#suspension.end();
    this.prompt.close();
    this.#input.off('keypress', this.#handleKeypress);
    this.#input.off('end', this.#end);
    this.#input.setRawMode(false);
    this.#input.pause();
  }

  readonly #end = () => {
    this.#state = 'ended';
    this.#interrupted?.resolve();
    this.#waiting?.resolve(undefined);
  };

  readonly #handleKeypress = (text: string | undefined, key: Key) => {
    const keystroke = fromKeypress(text, key);
    const input = keystroke && readKeystroke(keystroke);
    if (!input) return;
    // All that came in one read is told before anything else happens.
    if (this.#read.length === 0) queueMicrotask(() => this.#deliver());
    this.#read.push(input);
  };

  #deliver(): void {
    for (const input of readGlued(this.#read.splice(0))) this.#take(input);
  }

  #take(input: KeyInput): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting) return waiting.resolve(input);
    this.#pushAhead(input);
    if (isInterrupt(input)) this.#interrupted?.resolve();
  }

  /** Text that comes in one read is written at once, however long it is. */
  #pushAhead(input: KeyInput): void {
    const last = this.#ahead.at(-1);
    if (last?.type !== 'text' || input.type !== 'text') this.#ahead.push(input);
    else this.#ahead[this.#ahead.length - 1] = { type: 'text', text: last.text + input.text };
  }

  async #lend(isLent: () => Promise<void>): Promise<void> {
    this.prompt.hide();
    this.#input.setRawMode(false);
    await isLent();
    if (this.#state === 'closed') return;
    this.#input.setRawMode(true);
    this.prompt.show();
  }
}

function isInterrupt(input: KeyInput): boolean {
  return input.type === 'action' && input.action === 'interrupt';
}

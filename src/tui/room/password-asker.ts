import { answerPassword, type PasswordQuestion } from './password-question.ts';
import { actionOf, type InputEvent } from './room-state.ts';

/** Asks for passwords, one after the other. */
export class PasswordAsker {
  readonly #onChange: () => void;
  #asking: PasswordQuestion | undefined;
  #answer: (answer: string | undefined) => void = () => {};
  #last: Promise<unknown> = Promise.resolve();

  /** `onChange` is called whenever `asking` is another. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** The question that waits for its answer. */
  get asking(): PasswordQuestion | undefined {
    return this.#asking;
  }

  /** Resolves with the answer; undefined when it was given up. Where another question is being asked, that comes first. */
  ask(question: string): Promise<string | undefined> {
    const asked = this.#last.then(() => this.#askNow(question));
    this.#last = asked;
    return asked;
  }

  /** Takes a key or a paste; false where nothing is asked, and for what has to do with the terminal only. */
  take(event: InputEvent): boolean {
    const action = actionOf(event);
    if (!this.#asking || action === 'repaint' || action === 'suspend') return false;
    const step = answerPassword(this.#asking, event);
    this.#set(step.type === 'asking' ? step.asking : undefined);
    if (step.type === 'answered') this.#answer(step.answer);
    return true;
  }

  #askNow(question: string): Promise<string | undefined> {
    const { promise, resolve } = Promise.withResolvers<string | undefined>();
    this.#answer = resolve;
    this.#set({ question, typed: '' });
    return promise;
  }

  #set(asking: PasswordQuestion | undefined): void {
    this.#asking = asking;
    this.#onChange();
  }
}

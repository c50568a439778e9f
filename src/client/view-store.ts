import { applyAction, initialView, type View, type ViewAction } from './view.ts';

/** Holds the one view and tells who wants to know of each new one. */
export class ViewStore {
  #view: View;
  readonly #listeners = new Set<() => void>();

  constructor(nick: string) {
    this.#view = initialView(nick);
  }

  get view(): View {
    return this.#view;
  }

  /** Returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  dispatch(action: ViewAction): void {
    this.#view = applyAction(this.#view, action);
    for (const listener of this.#listeners) listener();
  }
}

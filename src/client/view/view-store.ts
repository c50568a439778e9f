import type { RoomId } from '../../chat/room-id.ts';
import type { RoomView } from './room-view.ts';
import { applyAction, type ClientState, initialState, type View, type ViewAction, viewOf } from './view.ts';

/** Holds all that a client knows, and tells who wants to know of each new view of it. */
export class ViewStore {
  #state: ClientState;
  #view: View;
  readonly #listeners = new Set<() => void>();

  constructor(oneself: { readonly nick: string; readonly keyId: string }) {
    this.#state = initialState(oneself);
    this.#view = viewOf(this.#state);
  }

  /** Of the shown room; the same object until something in it is another. */
  get view(): View {
    return this.#view;
  }

  get rooms(): ReadonlyMap<RoomId, RoomView> {
    return this.#state.rooms;
  }

  /** Calls back whenever `view` is another. Returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  dispatch(action: ViewAction): void {
    this.#state = applyAction(this.#state, action);
    const view = viewOf(this.#state, this.#view);
    if (view === this.#view) return;
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }
}

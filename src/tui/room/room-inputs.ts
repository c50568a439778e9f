import type { RoomId } from '../../chat/room-id.ts';
import { historyOf, type InputHistory } from '../../client/completion/input-history.ts';
import { type Composer, emptyComposer } from '../composer/composer.ts';
import { emptyRoomInput } from './room-input.ts';
import { type RoomInput, writing } from './room-state.ts';

/** What the keyboard has done in each room: every one has its own draft, and its own history from what was submitted in earlier runs on. */
export class RoomInputs {
  readonly #inputs = new Map<RoomId, RoomInput>();
  readonly #onChange: () => void;
  #fresh = emptyRoomInput;

  /** `onChange` is called whenever an input is another. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get(room: RoomId): RoomInput {
    return this.#inputs.get(room) ?? this.#fresh;
  }

  set(room: RoomId, input: RoomInput): void {
    if (input === this.get(room)) return;
    this.#inputs.set(room, input);
    this.#onChange();
  }

  /** Knows what was submitted in earlier runs, oldest first. */
  remember(texts: readonly string[]): void {
    const history: InputHistory<Composer> = historyOf(texts);
    this.#fresh = { ...this.#fresh, history };
    for (const [room, input] of this.#inputs) this.#inputs.set(room, { ...input, history });
    this.#onChange();
  }

  /** What has been written in one room goes on in another, unless something is written there. */
  carry(from: RoomId, to: RoomId): void {
    const { composer } = this.get(from);
    if (from === to || composer.text === '' || this.get(to).composer.text !== '') return;
    this.set(from, { ...this.get(from), composer: { ...emptyComposer, cut: composer.cut } });
    this.set(to, { ...this.get(to), composer });
  }

  /** Another room is looked at: what was offered or asked in this one is no longer, but for a paste, which would be lost. */
  leave(room: RoomId): void {
    const input = this.get(room);
    if (input.mode.type !== 'asking-paste') this.set(room, { ...input, mode: writing });
  }
}

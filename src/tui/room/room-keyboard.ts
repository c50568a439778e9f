import type { Found } from '../../chat/outgoing.ts';
import type { RoomId } from '../../chat/room-id.ts';
import { belongsOnDisk, type InputHistoryStore } from '../../client/completion/input-history.ts';
import type { View } from '../../client/view/view.ts';
import type { Chat } from '../chat.ts';
import { chooseRoom, isRoomKey } from '../rooms/choose-room.ts';
import { offerRooms } from './choosing.ts';
import { endsForOthers } from './ends-for-others.ts';
import { PasswordAsker } from './password-asker.ts';
import type { PasswordQuestion } from './password-question.ts';
import { applyInputEvent, giveBack, isWriting } from './room-input.ts';
import { RoomInputs } from './room-inputs.ts';
import { actionOf, hinting, type InputEvent, type RoomInput, type Wish } from './room-state.ts';
import { asksForRoom, type SubmitParts, sayText, submitText } from './submit-text.ts';

/** What only whoever shows the chat can do. */
export type OuterWish = Extract<Wish, { type: 'leave' | 'suspend' | 'repaint' | 'go-to' }>;

export interface RoomKeyboardParts {
  readonly chat: Chat;
  readonly inputHistory: InputHistoryStore;
  /** How many columns there are to show something in. */
  width(): number;
  formatWho(view: View): string;
  /** What is typed, or asked, is another. */
  onChange(): void;
  /** Something was submitted. */
  onSubmit(): void;
  /** A search found something, the newest last. */
  onFound(found: Found): void;
  /** The room of a place to go to is shown already. */
  onWish(wish: OuterWish): void;
}

/** Turns keys into texts, and submitted texts into what they ask for. Each room has its own. */
export class RoomKeyboard {
  readonly #parts: RoomKeyboardParts;
  readonly #inputs: RoomInputs;
  readonly #passwords: PasswordAsker;
  /** Another room was asked for in this one, and is not here yet: whoever is quick must not say there what is meant for elsewhere. */
  #leaving: RoomId | undefined;

  constructor(parts: RoomKeyboardParts) {
    this.#parts = parts;
    this.#inputs = new RoomInputs(() => parts.onChange());
    this.#passwords = new PasswordAsker(() => parts.onChange());
  }

  /** The password that is asked for, in place of all else that could be typed. */
  get asking(): PasswordQuestion | undefined {
    return this.#passwords.asking;
  }

  inputOf(room: RoomId): RoomInput {
    return this.#inputs.get(room);
  }

  /** Reads what was submitted in earlier runs. */
  remember(): void {
    this.#inputs.remember(this.#parts.inputHistory.read());
  }

  /** Does what is asked for before anything is typed. */
  begin(): void {
    const { firstEntry } = this.#parts.chat;
    if (firstEntry !== undefined) this.#perform(firstEntry);
  }

  /** Changes the input of the room that is shown. */
  change(change: (input: RoomInput) => RoomInput): void {
    this.#inputs.set(this.#room, change(this.#input));
  }

  /** Takes a key or a paste. */
  handle(event: InputEvent): void {
    if (this.#passwords.take(event)) return;
    if (event.type !== 'paste' && isRoomKey(event)) return this.#chooseRoom(event);
    if (this.#isHeldBack(event)) return;
    const { chat } = this.#parts;
    const before = this.#input;
    const { view, knocking } = chat.client;
    const people = { ...view, knocking };
    const { input, wish } = applyInputEvent(before, { event, endsForOthers: endsForOthers(chat), people });
    if (isWriting(before, input)) chat.client.typing();
    this.#inputs.set(this.#room, input);
    if (wish) this.#fulfil(wish);
  }

  get #room(): RoomId {
    return this.#parts.chat.client.view.info.id;
  }

  get #input(): RoomInput {
    return this.#inputs.get(this.#room);
  }

  /** What is submitted too soon stays in the composer, and goes along to the other room; Escape says that it is for this one. */
  #isHeldBack(event: InputEvent): boolean {
    const action = actionOf(event);
    if (action === 'cancel') this.#leaving = undefined;
    const isSubmitted = action === 'submit' || action === 'submit-pasted';
    if (!isSubmitted || this.#leaving !== this.#room || this.#input.composer.text === '') return false;
    if (action === 'submit') this.change((input) => hinting(input, 'Still entering. Enter again, or Esc'));
    else this.handle({ type: 'action', action: 'new-line' });
    return true;
  }

  #chooseRoom(event: Exclude<InputEvent, { type: 'paste' }>): void {
    this.#leaving = undefined;
    const room = chooseRoom(this.#parts.chat.client.view.rooms, event);
    if (room !== undefined) this.#show(room);
  }

  #show(room: RoomId): void {
    if (room === this.#room) return;
    this.#inputs.leave(this.#room);
    this.#parts.chat.client.show(room);
  }

  #fulfil(wish: Wish): void {
    switch (wish.type) {
      case 'submit':
        return this.#submit(wish.text);
      case 'say':
        return sayText(wish.text, this.#submitParts(wish.text));
      case 'list-rooms':
        return void this.#offerRooms(wish.typed);
      case 'go-to':
        this.#show(wish.place.room);
        return this.#parts.onWish(wish);
      default:
        return this.#parts.onWish(wish);
    }
  }

  #submit(text: string): void {
    const { chat, inputHistory, onSubmit } = this.#parts;
    onSubmit();
    if (belongsOnDisk(text, chat.client.view)) inputHistory.add(text);
    this.#perform(text);
  }

  #perform(text: string): void {
    const { client } = this.#parts.chat;
    const done = submitText(text, this.#submitParts(text));
    if (!asksForRoom(text) || client.view.link.type !== 'open') return;
    this.#leaving = this.#room;
    void done.finally(() => {
      this.#leaving = undefined;
    });
  }

  #submitParts(text: string): SubmitParts {
    const { chat, width, formatWho, onFound } = this.#parts;
    const room = this.#room;
    return {
      chat,
      width: width(),
      formatWho,
      onFound,
      onRefused: (message) => this.#refuse(text, { message, room }),
      onShow: (shown) => {
        if (this.#leaving === room) this.#inputs.carry(room, shown);
        this.#show(shown);
      },
      askPassword: (question) => this.#passwords.ask(question),
    };
  }

  /** A refused text comes back to its room's composer, or is shown with the reason if something else is there by now. */
  #refuse(text: string, { message, room }: { message: string; room: RoomId }): void {
    const { client } = this.#parts.chat;
    const next = giveBack(this.#inputs.get(room), text);
    const shown = client.rooms.has(room) ? room : this.#room;
    client.notice(next ? message : `${message}\n${text}`, 'mistake', shown);
    if (next) this.#inputs.set(room, next);
  }

  async #offerRooms(typed: RoomInput['composer']): Promise<void> {
    const { client } = this.#parts.chat;
    try {
      const { rooms } = await client.listRooms();
      this.change((input) => offerRooms(input, { typed, rooms }));
    } catch (error) {
      client.notice((error as Error).message, 'mistake');
    }
  }
}

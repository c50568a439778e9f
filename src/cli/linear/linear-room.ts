import { neutralize } from '../../chat/text.ts';
import type { InputHistoryStore } from '../../client/completion/input-history.ts';
import { formatFound, formatWho } from '../../client/text/format-item.ts';
import type { Chat } from '../../tui/chat.ts';
import { emptyComposer } from '../../tui/composer/composer.ts';
import { formatHint } from '../../tui/room/hint.ts';
import { formatPasswordQuestion, type PasswordQuestion } from '../../tui/room/password-question.ts';
import { type OuterWish, RoomKeyboard } from '../../tui/room/room-keyboard.ts';
import { type Mode, writing } from '../../tui/room/room-state.ts';
import type { LinearTerminal } from './linear-terminal.ts';

interface LinearRoomParts {
  readonly chat: Chat;
  readonly terminal: LinearTerminal;
  readonly inputHistory: InputHistoryStore;
}

/** The keyboard of a chat at a terminal without a screen. */
export class LinearRoom {
  readonly #parts: LinearRoomParts;
  readonly #keyboard: RoomKeyboard;
  #mode: Mode = writing;
  #asked: string | undefined;
  #hasLeft = false;

  constructor(parts: LinearRoomParts) {
    const { prompt } = parts.terminal;
    this.#parts = parts;
    this.#keyboard = new RoomKeyboard({
      ...parts,
      width: () => prompt.columns,
      formatWho,
      onChange: () => this.#show(),
      onSubmit: () => {},
      onFound: ({ messages }) => prompt.print(messages.map(formatFound).join('\n')),
      onWish: (wish) => this.#fulfil(wish),
    });
    this.#keyboard.remember();
  }

  /** Does what the keys say until the person leaves. */
  async run(): Promise<void> {
    const { chat, terminal } = this.#parts;
    const stopWatching = chat.client.subscribe(() => this.#show());
    this.#keyboard.begin();
    while (!this.#hasLeft) {
      const event = await terminal.next();
      if (!event) break;
      this.#keyboard.handle(event);
    }
    stopWatching();
  }

  #fulfil(wish: OuterWish): void {
    if (wish.type === 'leave') this.#hasLeft = true;
    if (wish.type === 'suspend') this.#parts.terminal.suspend();
  }

  /** Shows the composer of the room that is shown, or nothing at all of a password, and says once what the screen shows beside it. */
  #show(): void {
    const { chat, terminal } = this.#parts;
    const { asking } = this.#keyboard;
    const { composer, mode } = this.#keyboard.inputOf(chat.client.view.info.id);
    const shown = asking ? emptyComposer : composer;
    if (terminal.prompt.composer !== shown) terminal.prompt.composer = shown;
    this.#tellQuestion(asking);
    if (mode !== this.#mode) this.#tell(mode);
    this.#mode = mode;
  }

  #tellQuestion(asking: PasswordQuestion | undefined): void {
    const { prompt } = this.#parts.terminal;
    if (asking && asking.question !== this.#asked)
      prompt.print(neutralize(formatPasswordQuestion(asking, prompt.columns)));
    this.#asked = asking?.question;
  }

  #tell(mode: Mode): void {
    const { prompt } = this.#parts.terminal;
    const isOffered = mode.type === 'choosing' && mode.completion.chosen === 0;
    const text = isOffered
      ? mode.completion.candidates.map(({ label, text: written }) => label ?? written).join('  ')
      : formatHint(mode, prompt.columns);
    if (text !== '') prompt.print(neutralize(text));
  }
}

import { formatHelp, parseEntry } from '../../chat/slash-command.ts';
import { neutralize, neutralizeLine } from '../../chat/text.ts';
import type { Chat } from '../../tui/chat.ts';
import { belongsOnDisk, historyOf, type InputHistoryStore } from '../../tui/composer/input-history.ts';
import { formatHint } from '../../tui/room/hint.ts';
import { applyInputEvent, emptyRoomInput, giveBack } from '../../tui/room/room-input.ts';
import type { Mode, RoomInput } from '../../tui/room/room-state.ts';
import { submitText } from '../../tui/room/submit-text.ts';
import type { LinearTerminal } from './linear-terminal.ts';

interface LinearRoomParts {
  readonly chat: Chat;
  readonly terminal: LinearTerminal;
  readonly inputHistory: InputHistoryStore;
}

/** The keyboard of a room at a terminal without a screen. */
export class LinearRoom {
  readonly #parts: LinearRoomParts;
  #input: RoomInput;

  constructor(parts: LinearRoomParts) {
    this.#parts = parts;
    this.#input = { ...emptyRoomInput, history: historyOf(parts.inputHistory.read()) };
  }

  /** Does what the keys say until the person leaves. */
  async run(): Promise<void> {
    const { client, isHost } = this.#parts.chat;
    const { terminal } = this.#parts;
    for (;;) {
      const event = await terminal.next();
      if (!event) return;
      const endsForOthers = isHost && client.view.here > 1;
      const { input, wish } = applyInputEvent(this.#input, { event, endsForOthers, people: client.view });
      const mode = input.mode === this.#input.mode ? undefined : input.mode;
      this.#set(input);
      if (mode) this.#tell(mode);
      if (wish?.type === 'leave') return;
      if (wish?.type === 'suspend') terminal.suspend();
      if (wish?.type === 'submit') this.#submit(wish.text);
    }
  }

  #set(input: RoomInput): void {
    this.#input = input;
    this.#parts.terminal.prompt.composer = input.composer;
  }

  /** Says once what the screen shows beside the composer. */
  #tell(mode: Mode): void {
    const { prompt } = this.#parts.terminal;
    const isOffered = mode.type === 'choosing' && mode.completion.chosen === 0;
    const text = isOffered
      ? mode.completion.candidates.map((candidate) => candidate.text).join('  ')
      : formatHint(mode, prompt.columns);
    if (text !== '') prompt.print(neutralize(text));
  }

  #submit(text: string): void {
    const { chat, terminal, inputHistory } = this.#parts;
    if (belongsOnDisk(text)) inputHistory.add(text);
    // Most keys of the screen mean nothing here.
    if (parseEntry(text).type === 'help') return terminal.prompt.print(formatHelp().join('\n'));
    const onRefused = (message: string) => this.#refuse(text, message);
    submitText(chat.client, text, { width: terminal.prompt.columns, onRefused });
  }

  /** A refused text comes back to the prompt, or is printed with the reason if something else is there by now. */
  #refuse(text: string, message: string): void {
    const input = giveBack(this.#input, text);
    if (input) this.#set(input);
    this.#parts.terminal.prompt.print(neutralizeLine(input ? message : `${message} ${text}`));
  }
}

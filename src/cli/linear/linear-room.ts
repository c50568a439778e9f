import type { ExportFormat } from '../../chat/export-format.ts';
import type { Found } from '../../chat/outgoing.ts';
import { neutralize, neutralizeLine } from '../../chat/text.ts';
import { formatFound, formatWho } from '../../client/format-item.ts';
import type { Chat } from '../../tui/chat.ts';
import { belongsOnDisk, historyOf, type InputHistoryStore } from '../../tui/composer/input-history.ts';
import { exportHistory } from '../../tui/room/export-history.ts';
import { formatHint } from '../../tui/room/hint.ts';
import { applyInputEvent, emptyRoomInput, giveBack, isWriting } from '../../tui/room/room-input.ts';
import type { Mode, RoomInput } from '../../tui/room/room-state.ts';
import { sayText, submitText } from '../../tui/room/submit-text.ts';
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
      if (isWriting(this.#input, input)) client.typing();
      const mode = input.mode === this.#input.mode ? undefined : input.mode;
      this.#set(input);
      if (mode) this.#tell(mode);
      if (wish?.type === 'leave') return;
      if (wish?.type === 'suspend') terminal.suspend();
      if (wish?.type === 'submit') this.#submit(wish.text);
      if (wish?.type === 'say') sayText(client, wish.text, (message) => this.#refuse(wish.text, message));
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
    const onRefused = (message: string) => this.#refuse(text, message);
    const onExport = (format: ExportFormat) => void exportHistory(chat, format);
    const onFound = ({ messages }: Found) => terminal.prompt.print(messages.map(formatFound).join('\n'));
    const { columns: width } = terminal.prompt;
    const ignoreList = chat.personal?.ignoreList;
    submitText(chat.client, text, { width, ignoreList, formatWho, onRefused, onExport, onFound });
  }

  /** A refused text comes back to the prompt, or is printed with the reason if something else is there by now. */
  #refuse(text: string, message: string): void {
    const input = giveBack(this.#input, text);
    if (input) this.#set(input);
    this.#parts.terminal.prompt.print(neutralizeLine(input ? message : `${message} ${text}`));
  }
}

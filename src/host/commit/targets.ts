import { amendMessage } from '../../chat/amend-message.ts';
import type { KeyId } from '../../chat/author.ts';
import { type Amendment, isAmendment, type MessagePosted, type RoomEvent } from '../../chat/event.ts';
import type { Reaction } from '../../chat/reaction.ts';
import type { Target } from '../../chat/room.ts';
import type { RoomId } from '../../chat/room-id.ts';
import type { RoomLog } from '../../storage/room-log.ts';

/** Which message is meant, and who asks. */
interface Question {
  readonly seq: number;
  readonly by: KeyId;
}

/** The messages that requests of one tick are about: as the log has them, and as what was decided since makes them. */
export class Targets {
  readonly #log: RoomLog;
  readonly #messages = new Map<string, MessagePosted>();
  readonly #reactions = new Map<string, Set<Reaction>>();

  constructor(log: RoomLog) {
    this.#log = log;
  }

  /** Undefined where there is no such message. */
  async read(room: RoomId, question: Question): Promise<Target | undefined> {
    const [name, asked] = [`${room} ${question.seq}`, `${room} ${question.seq} ${question.by}`];
    if (!this.#reactions.has(asked)) {
      const target = await this.#log.readTarget(room, question.seq, question.by);
      if (target && !this.#messages.has(name)) this.#messages.set(name, target.message);
      this.#reactions.set(asked, new Set(target?.ownReactions));
    }
    const message = this.#messages.get(name);
    return message && { message, ownReactions: this.#reactions.get(asked) ?? new Set() };
  }

  /** What was decided about a message counts for all that comes after it. */
  note(room: RoomId, event: RoomEvent): void {
    if (event.type === 'message-posted') this.#messages.set(`${room} ${event.seq}`, event);
    else if (isAmendment(event)) this.#amend(room, event);
  }

  #amend(room: RoomId, amendment: Amendment): void {
    const name = `${room} ${amendment.target}`;
    const message = this.#messages.get(name);
    if (message) this.#messages.set(name, amendMessage(message, amendment));
    const reactions = this.#reactions.get(`${name} ${amendment.by}`);
    if (amendment.type === 'reaction-added') reactions?.add(amendment.reaction);
    if (amendment.type === 'reaction-removed') reactions?.delete(amendment.reaction);
  }
}

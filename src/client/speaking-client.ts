import { parseMessageText } from '../chat/message.ts';
import { parseNick } from '../chat/nick.ts';
import type { Answer } from '../chat/outgoing.ts';
import { parseReaction } from '../chat/reaction.ts';
import { isRefusal, type Refusal } from '../chat/refusal.ts';
import type { ClientRequest, Post } from '../chat/request.ts';
import type { RoomId } from '../chat/room-id.ts';
import { checkTtl } from '../chat/ttl.ts';
import { ClientBase } from './client-base.ts';
import type { Sending } from './view/room-view.ts';

/** How a message is said; by default in the shown room, for as long as its messages live. */
export interface PostOptions extends Pick<Post, 'isAction' | 'replyTo' | 'ttlMs'> {
  readonly room?: RoomId;
}

/** [P27] */
const typingIntervalMs = 3000;

/** What a person says through a client, and of themselves. */
export class SpeakingClient extends ClientBase {
  #typingDueAt = Number.NEGATIVE_INFINITY;

  /** Sends a message; a refusal at once if it cannot be one. The answer comes once, whatever happens to the connection. */
  post(text: string, options: PostOptions = {}): Promise<Answer> | Refusal {
    const { room = this.shown, ttlMs = this.rooms.get(room)?.ttlMs, ...rest } = options;
    const parsed = parseMessageText(text);
    if (isRefusal(parsed)) return parsed;
    const checked = ttlMs === undefined ? undefined : checkTtl(ttlMs);
    if (isRefusal(checked)) return checked;
    const message = { text: parsed, ...rest, ...(checked !== undefined && { ttlMs: checked }) };
    const { number, answer } = this.core.asking.ask({ type: 'post', room, ...message });
    return this.#showSending(answer, { room, sending: { number, ...message } });
  }

  /** Asks again what a client before this one, with the same id, has no answer to. To be called once the rooms that it is about are held. */
  askAgain(request: ClientRequest): Promise<Answer> {
    const answer = this.core.asking.askAgain(request);
    if (request.type !== 'post') return answer;
    const { type: _, room, ...sending } = request;
    return this.#showSending(answer, { room: room as RoomId, sending });
  }

  /** `target` is the seq of an own message. */
  edit(target: number, text: string, room = this.shown): Promise<Answer> | Refusal {
    return this.askFor(parseMessageText(text), (parsed) => ({ type: 'edit', room, target, text: parsed }));
  }

  delete(target: number, room = this.shown): Promise<Answer> {
    return this.ask({ type: 'delete', room, target });
  }

  /** Adds a reaction, or takes one's own away. */
  react(target: number, reaction: string, room = this.shown): Promise<Answer> | Refusal {
    return this.askFor(parseReaction(reaction), (parsed) => ({ type: 'react', room, target, reaction: parsed }));
  }

  /** Pins a message, or takes the pin away. */
  pin(target: number, room = this.shown): Promise<Answer> {
    return this.ask({ type: 'pin', room, target });
  }

  rename(nick: string): Promise<Answer> | Refusal {
    return this.askFor(parseNick(nick), (parsed) => ({ type: 'rename', nick: parsed }));
  }

  /** Gives one's account a password. */
  register(password: string): Promise<Answer> {
    return this.ask({ type: 'register', password });
  }

  /** Brings one's key into the account of this nick; after `ok` the client comes back under it by itself. */
  login(nick: string, password: string): Promise<Answer> | Refusal {
    const parsed = parseNick(nick);
    if (isRefusal(parsed)) return parsed;
    return this.ask({ type: 'login', nick: parsed, password }).then((answer) => {
      if (answer.type === 'ok') this.core.becomeAnother(parsed);
      return answer;
    });
  }

  /** An empty message: back again. */
  setAway(message: string): Promise<Answer> {
    this.core.awayMessage = message;
    return this.ask({ type: 'set-away', message });
  }

  /** Tells the others that a message is being written; to be called as often as something is typed. [P27] */
  typing(room = this.shown): void {
    const now = this.parts.now();
    const isLive = this.view.link.type === 'open' && this.core.rooms.isLive(room);
    if (this.parts.tellsTyping === false || !isLive || now < this.#typingDueAt) return;
    this.#typingDueAt = now + typingIntervalMs;
    void this.ask({ type: 'type', room });
  }

  #showSending(answer: Promise<Answer>, { room, sending }: { room: RoomId; sending: Sending }): Promise<Answer> {
    const { knowledge } = this.core;
    knowledge.dispatch(room, { type: 'sending-started', sending });
    void answer.then(() => knowledge.dispatch(room, { type: 'sending-ended', number: sending.number }));
    return answer;
  }
}

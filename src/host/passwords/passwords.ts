import { type Refusal, refuse } from '../../chat/refusal.ts';
import { countCharacters } from '../../chat/text.ts';
import { hashPassword, verifyPassword } from '../../identity/password.ts';
import type { Guesses } from './guesses.ts';

const maxPasswordCharacters = 128;
/** So many may wait for those before them from the same address; each takes a fifth of a second. */
const maxWaiting = 32;
const wrongRoomPassword = 'That is not the password of this room. Ask who told you of it.';
const busyRetryMs = 10_000;

/** Hashes and checks passwords outside of the tick: one at a time for each address, so that nobody keeps others waiting. */
export class Passwords {
  readonly #guesses: Guesses;
  /** By address: what came last, and how many there are. */
  readonly #queues = new Map<string, { last: Promise<unknown>; length: number }>();

  constructor(guesses: Guesses) {
    this.#guesses = guesses;
  }

  /** The encoded form of a new password. */
  async encode(password: string, address: string): Promise<string | Refusal> {
    const length = countCharacters(password);
    if (length >= 1 && length <= maxPasswordCharacters) return this.#inTurn(address, () => hashPassword(password));
    return refuse('password-invalid', `A password has from 1 to ${maxPasswordCharacters} characters.`);
  }

  /** The encoded form again when the password is the right one; a wrong one is counted. */
  check(
    password: string,
    { encoded, address, isOfRoom }: { readonly encoded: string; readonly address: string; readonly isOfRoom: boolean },
  ): Promise<string | Refusal> {
    return this.#inTurn(address, async () => {
      const refusal = this.#guesses.refusal(address);
      if (refusal) return refusal;
      if (countCharacters(password) <= maxPasswordCharacters && (await verifyPassword(password, encoded)))
        return encoded;
      this.#guesses.noteWrong(address);
      return refuse('password-wrong', isOfRoom ? wrongRoomPassword : 'That is not the password of this account.');
    });
  }

  async #inTurn(address: string, work: () => Promise<string | Refusal>): Promise<string | Refusal> {
    const queue = this.#queues.get(address) ?? { last: Promise.resolve(), length: 0 };
    if (queue.length >= maxWaiting) return busy();
    this.#queues.set(address, queue);
    queue.length += 1;
    const done = queue.last.then(work);
    queue.last = done.catch(() => undefined);
    try {
      return await done;
    } finally {
      queue.length -= 1;
      if (queue.length === 0) this.#queues.delete(address);
    }
  }
}

function busy(): Refusal {
  const message = 'Too many passwords came from here at once. Try again in a while.';
  return { ...refuse('too-many-tries', message), retryAfterMs: busyRetryMs };
}

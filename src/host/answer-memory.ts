import type { Refused } from '../chat/outgoing.ts';
import type { RequestKey } from '../storage/room-log.ts';

const keepMs = 10 * 60 * 1000;
const maxAnswers = 50_000;

interface Remembered {
  readonly refused: Refused;
  readonly forgetAt: number;
}

/** The refusals of the last ten minutes: the same request again gets the same one. [P12] Times are monotonic. */
export class AnswerMemory {
  /** Oldest first. */
  readonly #refusals = new Map<string, Remembered>();

  add(request: RequestKey, { refused, now }: { refused: Refused; now: number }): void {
    this.#refusals.set(keyOf(request), { refused, forgetAt: now + keepMs });
    for (const [key, { forgetAt }] of this.#refusals) {
      if (forgetAt > now && this.#refusals.size <= maxAnswers) break;
      this.#refusals.delete(key);
    }
  }

  find(request: RequestKey, now: number): Refused | undefined {
    const found = this.#refusals.get(keyOf(request));
    return found && found.forgetAt > now ? found.refused : undefined;
  }
}

function keyOf({ by, id }: RequestKey): string {
  return `${by} ${id}`;
}

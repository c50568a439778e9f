import type { Refusal } from '../../chat/refusal.ts';
import type { RequestKey } from '../../storage/room-log.ts';

const keepMs = 10 * 60 * 1000;
const maxAnswers = 50_000;

interface Remembered {
  readonly refusal: Refusal;
  readonly forgetAt: number;
}

/** The refusals of the last ten minutes: the same request again gets the same one. [P12] Times are monotonic. */
export class AnswerMemory {
  /** Oldest first. */
  readonly #refusals = new Map<string, Remembered>();

  add(request: RequestKey, { refusal, now }: { refusal: Refusal; now: number }): void {
    this.#refusals.set(keyOf(request), { refusal, forgetAt: now + keepMs });
    for (const [key, { forgetAt }] of this.#refusals) {
      if (forgetAt > now && this.#refusals.size <= maxAnswers) break;
      this.#refusals.delete(key);
    }
  }

  find(request: RequestKey, now: number): Refusal | undefined {
    const found = this.#refusals.get(keyOf(request));
    return found && found.forgetAt > now ? found.refusal : undefined;
  }
}

function keyOf({ by, id }: RequestKey): string {
  return `${by} ${id}`;
}

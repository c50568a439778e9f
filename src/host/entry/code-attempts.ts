import { isRefusal, type Refusal, refuse } from '../../chat/refusal.ts';
import { type AnsweredCode, type CodeTry, wrongCode } from '../../gateways/code-exchange.ts';
import { Guesses } from '../passwords/guesses.ts';
import type { Codes, GivenCode } from './codes.ts';

/** A code that was guessed at so often is replaced. [P61] */
const maxGuesses = 20;
/** Whoever has many addresses, as everybody has with IPv6, is to have few codes to guess at, and who is in charge few lines to read. */
const replacementMs = 60_000;

/** What attempts are judged by. */
export interface CodeAttemptParts {
  readonly codes: Codes;
  /** Monotonic, in milliseconds. */
  readonly now: () => number;
  /** Is told that another code has taken the place of one that was guessed at too often. */
  readonly onReplaced: (given: GivenCode) => void;
  readonly reportFailure: (error: unknown) => void;
}

/** One guess, until it is known to be none. */
interface Guess {
  readonly given: GivenCode;
  takeBack(): void;
}

/** Answers those who show that they know a code, and counts them: what was answered is a guess, unless its tag proves right. [P61] */
export class CodeAttempts {
  readonly #parts: CodeAttemptParts;
  readonly #ofAddress: Guesses;
  /** Answered, and not proven right, by code. */
  readonly #ofCode = new WeakMap<GivenCode, number>();
  /** Monotonic. */
  #replacedAt = Number.NEGATIVE_INFINITY;

  constructor(parts: CodeAttemptParts) {
    this.#parts = parts;
    this.#ofAddress = new Guesses(parts.now);
  }

  /** The host's half, or why there is none. Never rejects. */
  async answer(attempt: CodeTry): Promise<AnsweredCode | Refusal> {
    try {
      const guess = this.#count(attempt);
      return isRefusal(guess) ? guess : await this.#answerGuess(attempt, guess);
    } catch (error) {
      this.#parts.reportFailure(error);
      return refuse('not-readable', 'The host cannot check codes now. Try again later.');
    }
  }

  /** To be called now and then. */
  sweep(): void {
    this.#ofAddress.sweep();
  }

  /** Before anything is waited for or calculated: however many come at once, no more are answered. */
  #count({ channel, address, slot }: CodeTry): Guess | Refusal {
    if (channel.type !== 'tls')
      return refuse('not-allowed', 'A code proves something on an encrypted connection only.');
    const shut = this.#ofAddress.refusal(address);
    if (shut) return shut;
    const given = this.#findGuessable(slot);
    if (isRefusal(given)) return given;
    const forgive = this.#ofAddress.noteWrong(address);
    this.#ofCode.set(given, this.#guessesAt(given) + 1);
    const takeBack = () => {
      forgive();
      this.#ofCode.set(given, this.#guessesAt(given) - 1);
    };
    return { given, takeBack };
  }

  /** Where as many as may be are under way, none of them proven, the next one is at another code. */
  #findGuessable(slot: number | undefined): GivenCode | Refusal {
    const given = this.#parts.codes.find(slot);
    if (!given) return expiredCode();
    if (this.#guessesAt(given) < maxGuesses) return given;
    return this.#replaceGuessed(given) ?? triedTooOften(this.#replacedAt + replacementMs - this.#parts.now());
  }

  async #answerGuess({ share, sessionId, channel }: CodeTry, guess: Guess): Promise<AnsweredCode | Refusal> {
    const { answerAttempt } = await import('../../identity/cpace.ts');
    const binding = { sessionId: Buffer.from(sessionId), channelId: Buffer.from(channel.id, 'base64url') };
    const answered = answerAttempt({ code: guess.given.code, ...binding }, share);
    const giveUp = () => void this.#replaceGuessed(guess.given);
    if (answered) {
      return { ...answered.answer, giveUp, settle: (tag) => this.#settle(guess, answered.confirms(tag)) };
    }
    giveUp();
    return wrongCode();
  }

  #settle({ given, takeBack }: Guess, isRight: boolean): Refusal | undefined {
    if (!isRight) {
      this.#replaceGuessed(given);
      return wrongCode();
    }
    takeBack();
    // Of several who have shown the same code for one person, the first has used it up.
    const isUsed = given.slot !== undefined && !this.#parts.codes.holds(given);
    return isUsed ? expiredCode() : undefined;
  }

  /** What has come in the place of a code, if it was guessed at too often, and none was replaced just before. */
  #replaceGuessed(given: GivenCode): GivenCode | undefined {
    const now = this.#parts.now();
    if (this.#guessesAt(given) < maxGuesses || now < this.#replacedAt + replacementMs) return undefined;
    const next = this.#parts.codes.replace(given);
    if (!next) return undefined;
    this.#replacedAt = now;
    this.#parts.onReplaced(next);
    return next;
  }

  #guessesAt(given: GivenCode): number {
    return this.#ofCode.get(given) ?? 0;
  }
}

function expiredCode(): Refusal {
  return refuse('code-expired', 'That code does not hold any more. Ask for another one.');
}

function triedTooOften(retryAfterMs: number): Refusal {
  const refusal = refuse('too-many-tries', 'Too many wrong codes were tried here. Try again in a minute.');
  return { ...refusal, retryAfterMs };
}

import type { LoggedRequest, UnloggedRequest } from '../../chat/request.ts';

/** Waiting requests of one client may hold this many bytes; beyond, the client is cut off. [P24] */
const maxWaitingBytes = 64 * 1024;

type Request = LoggedRequest | UnloggedRequest;

// Reading a long history takes many pages, which disturb nobody.
const costs: Record<Request['type'], number> = {
  post: 1,
  edit: 1,
  delete: 1,
  react: 1,
  pin: 1,
  'set-topic': 1,
  'lock-topic': 1,
  'set-role': 1,
  kick: 1,
  ban: 1,
  unban: 1,
  mute: 1,
  unmute: 1,
  'forget-nick': 1,
  register: 1,
  login: 1,
  'create-invite': 1,
  'answer-knock': 0.2,
  'set-password': 1,
  'create-room': 1,
  'open-room': 0.2,
  'open-direct': 1,
  'list-rooms': 1,
  'set-away': 1,
  rename: 1,
  join: 0.1,
  leave: 0.1,
  'read-history': 0.1,
  search: 1,
  type: 0.1,
  who: 0.1,
};

interface Waiting<R> {
  readonly request: R;
  readonly bytes: number;
}

/** Holds back a client that asks too fast (a token bucket): a request passes at once or waits its turn, in order. */
export class FloodGate<R extends Request> {
  readonly #perSecond: number;
  readonly #pass: (request: R) => void;
  readonly #now: () => number;
  readonly #waiting: Waiting<R>[] = [];
  #waitingBytes = 0;
  #tokens: number;
  #refilledAt: number;
  #timer: NodeJS.Timeout | undefined;

  /** `now` is monotonic, in milliseconds. */
  constructor({ perSecond, now, pass }: { perSecond: number; now: () => number; pass: (request: R) => void }) {
    this.#perSecond = perSecond;
    this.#pass = pass;
    this.#now = now;
    this.#tokens = this.#burst;
    this.#refilledAt = now();
  }

  /** False when too much waits already: the client is to be cut off. */
  add(request: R, bytes: number): boolean {
    this.#waiting.push({ request, bytes });
    this.#waitingBytes += bytes;
    this.#drain();
    return this.#waitingBytes <= maxWaitingBytes;
  }

  /** Drops what waits. */
  close(): void {
    clearTimeout(this.#timer);
    this.#waiting.length = 0;
  }

  get #burst(): number {
    // Below one, a post could never pass.
    return Math.max(1, this.#perSecond * 2);
  }

  #drain(): void {
    this.#refill();
    for (let next = this.#waiting[0]; next && this.#tokens >= costs[next.request.type]; next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#waitingBytes -= next.bytes;
      this.#tokens -= costs[next.request.type];
      this.#pass(next.request);
    }
    const next = this.#waiting[0];
    if (!next || this.#timer) return;
    const waitMs = ((costs[next.request.type] - this.#tokens) / this.#perSecond) * 1000;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#drain();
    }, Math.ceil(waitMs));
  }

  #refill(): void {
    if (this.#perSecond === Number.POSITIVE_INFINITY) return;
    const now = this.#now();
    this.#tokens = Math.min(this.#burst, this.#tokens + ((now - this.#refilledAt) / 1000) * this.#perSecond);
    this.#refilledAt = now;
  }
}

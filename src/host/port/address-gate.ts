import type { Limits } from '../limits.ts';
import { isLoopback } from './ip-address.ts';

const windowMs = 60_000;

interface Visits {
  open: number;
  /** When the connections of the last minute came, oldest first. Monotonic, in milliseconds. */
  readonly recent: number[];
}

/** Counts connections, in all and by address. Loopback is exempt from the limits by address. */
export class AddressGate {
  readonly #limits: Limits;
  readonly #visits = new Map<string, Visits>();
  #open = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Whether one more connection from this address is allowed now; if so, `leave` follows when it ends. */
  enter(address: string, now: number): boolean {
    if (this.#open >= this.#limits.connections) return false;
    if (!isLoopback(address) && !this.#enterCounted(address, now)) return false;
    this.#open += 1;
    return true;
  }

  leave(address: string): void {
    this.#open -= 1;
    const visits = this.#visits.get(address);
    if (visits) visits.open -= 1;
  }

  /** Forgets addresses that were not seen for a minute. */
  sweep(now: number): void {
    for (const [address, { open, recent }] of this.#visits) {
      if (open === 0 && (recent.at(-1) ?? 0) <= now - windowMs) this.#visits.delete(address);
    }
  }

  #enterCounted(address: string, now: number): boolean {
    const visits = this.#visits.get(address) ?? { open: 0, recent: [] };
    this.#visits.set(address, visits);
    while ((visits.recent[0] ?? now) <= now - windowMs) visits.recent.shift();
    if (visits.open >= this.#limits.connectionsPerAddress) return false;
    if (visits.recent.length >= this.#limits.newConnectionsPerMinute) return false;
    visits.open += 1;
    visits.recent.push(now);
    return true;
  }
}

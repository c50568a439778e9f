import ipaddr from 'ipaddr.js';
import { isNear } from './near-address.ts';
import type { PlaintextPolicy } from './plaintext-policy.ts';

/** What a plaintext peer wants: `web` speaks HTTP, `text` anything else. */
export type PlaintextDoor = 'web' | 'text';

/** Somebody who wants in without encryption. */
export interface Knock {
  readonly door: PlaintextDoor;
  /** The peer's IP address. */
  readonly address: string;
}

/** What a gate is given. */
export interface PlaintextGateParts {
  readonly policy: PlaintextPolicy;
  /** The networks that the host is in, as `192.168.1.7/24`. */
  localNetworks(): readonly string[];
  /** Is told of the first at each door that needs a yes; an IPv4 address is told as IPv4. */
  onKnock(knock: Knock): void;
}

/** Decides who may come in without encryption. From beyond the local networks nobody may. */
export class PlaintextGate {
  readonly #parts: PlaintextGateParts;
  readonly #knocked = new Set<PlaintextDoor>();
  readonly #allowed = new Set<PlaintextDoor>();

  constructor(parts: PlaintextGateParts) {
    this.#parts = parts;
  }

  /** `wait`: not yet, the host has been asked. */
  judge({ door, address }: Knock): 'enter' | 'wait' | 'leave' {
    const { policy } = this.#parts;
    if (policy === 'off' || !ipaddr.isValid(address)) return 'leave';
    const peer = ipaddr.process(address);
    if (peer.range() === 'loopback') return 'enter';
    if (!isNear(address, this.#parts.localNetworks)) return 'leave';
    if (this.isOpenTo(door)) return 'enter';
    if (policy !== 'ask') return 'leave';
    this.#knock({ door, address: peer.toString() });
    return 'wait';
  }

  /** The host says yes to everybody near by who wants in at this door. False where nobody is ever let in. */
  allow(door: PlaintextDoor): boolean {
    this.#allowed.add(door);
    return this.#parts.policy !== 'off';
  }

  /** Whether others than this machine may come in at this door. */
  isOpenTo(door: PlaintextDoor): boolean {
    const { policy } = this.#parts;
    if (policy === 'off') return false;
    return policy === 'lan' || (policy === 'web' && door === 'web') || this.#allowed.has(door);
  }

  /** Whether they may, or will when the host says yes. */
  canOpenTo(door: PlaintextDoor): boolean {
    return this.#parts.policy === 'ask' || this.isOpenTo(door);
  }

  #knock(knock: Knock): void {
    if (this.#knocked.has(knock.door)) return;
    this.#knocked.add(knock.door);
    this.#parts.onKnock(knock);
  }
}

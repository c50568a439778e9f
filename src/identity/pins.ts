import type { Identity } from './identity.ts';

/** A host that this person has met. */
export interface Pin {
  /** As the caller spells addresses; it must always spell them alike. */
  readonly address: string;
  readonly identity: Identity;
  /** What the host called itself then. */
  readonly title: string;
  /** When it was met last, in milliseconds since 1970. */
  readonly metAt: number;
}

/** Whoever was met longest ago is forgotten for one more. */
export const maxPins = 1000;

/**
 * What the pins say of a host. `known`: the same key as before, at this address or (`pin.address`) at another one: pinned.
 * `changed`: somebody else was met here, and perhaps this one (`self`) elsewhere: ask, or refuse. `new`: unverified.
 */
export type PinMatch =
  | { readonly type: 'known'; readonly pin: Pin }
  | { readonly type: 'changed'; readonly pin: Pin; readonly self?: Pin }
  | { readonly type: 'new' };

/** Compares the host that answers at an address with those that were met. */
export function matchPin(
  pins: readonly Pin[],
  { address, identity }: { readonly address: string; readonly identity: Identity },
): PinMatch {
  const pin = pins.findLast((each) => each.address === address);
  if (pin?.identity === identity) return { type: 'known', pin };
  const self = latest(pins.filter((each) => each.identity === identity));
  if (pin) return { type: 'changed', pin, ...(self && { self }) };
  return self ? { type: 'known', pin: self } : { type: 'new' };
}

/** The pins with this one instead of what was at its address; at most `maxPins`. */
export function addPin(pins: readonly Pin[], pin: Pin): Pin[] {
  const byTime = [...removePin(pins, pin.address), pin].sort((one, other) => one.metAt - other.metAt);
  return byTime.slice(-maxPins);
}

/** The pins without what is at this address. */
export function removePin(pins: readonly Pin[], address: string): Pin[] {
  return pins.filter((each) => each.address !== address);
}

function latest(pins: readonly Pin[]): Pin | undefined {
  return pins.reduce<Pin | undefined>((newest, pin) => (newest && newest.metAt > pin.metAt ? newest : pin), undefined);
}

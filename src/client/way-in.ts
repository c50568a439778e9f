import type { Address } from '../protocol/address.ts';

/** Where others find a host, and the id of the key that it is known to have; of a host that was never met that is not said. */
export interface WayIn {
  readonly address: Address;
  readonly keyId?: string;
}

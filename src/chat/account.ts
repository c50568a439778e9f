import type { Author, KeyId } from './author.ts';
import type { Nick } from './nick.ts';

/** What somebody may do. The owner is whoever proves the host's own key. */
export type Role = 'member' | 'operator' | 'owner';

/** Who asks for something, and what they may do; without a role: a member. */
export interface Actor extends Author {
  readonly role?: Role;
}

/** What a host keeps of one person over restarts. Never changed in place. */
export interface Account {
  /** The key that it was made for, which may have gone to another account since. Names the author of all that is said with any of its keys. */
  readonly id: KeyId;
  readonly keys: readonly KeyId[];
  /** That are nobody else's here, the one that was used last at the end. */
  readonly nicks: readonly Nick[];
  readonly role: Exclude<Role, 'owner'>;
  /** As `identity/password` encodes it; absent where the account is not registered. */
  readonly password?: string;
  /** Until when this person is not heard, on the host's clock for people; without an end: until somebody changes that. */
  readonly mute?: { readonly until?: number };
  /** When it was used last, on the host's clock for people. */
  readonly seenAt: number;
}

/** Who may not come in: by keys, or by address. Never changed in place. */
export interface Ban {
  readonly id: string;
  readonly keys: readonly KeyId[];
  /** What those keys were known by; with an address there is none. */
  readonly nick?: Nick;
  /** An IP address in its usual spelling. */
  readonly address?: string;
  /** On the host's clock for people; absent: for ever. */
  readonly until?: number;
  readonly reason?: string;
}

const ranks: Readonly<Record<Role, number>> = { member: 0, operator: 1, owner: 2 };

/** Nobody takes measures against their like, or against who is above them. */
export function isAbove(one: Role, other: Role): boolean {
  return ranks[one] > ranks[other];
}

/** Whether somebody keeps order here. */
export function isInCharge(role: Role | undefined): boolean {
  return role === 'operator' || role === 'owner';
}

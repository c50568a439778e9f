import type { Account, Ban } from '../chat/account.ts';
import type { KeyId } from '../chat/author.ts';

/** A key that a private host has let in, and when it was used last, on the host's clock for people. */
export interface LetInKey {
  readonly id: KeyId;
  readonly seenAt: number;
}

/** Who is known to a host, who may not come in, and who may though it is private; in no order. */
export interface People {
  readonly accounts: readonly Account[];
  readonly bans: readonly Ban[];
  readonly letIn: readonly LetInKey[];
}

/** What becomes of them, by their ids; undefined: it is no more. */
export interface PeopleChanges {
  readonly accounts: ReadonlyMap<string, Account | undefined>;
  readonly bans: ReadonlyMap<string, Ban | undefined>;
  readonly letIn: ReadonlyMap<string, LetInKey | undefined>;
}

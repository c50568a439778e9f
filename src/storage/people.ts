import type { Account, Ban } from '../chat/account.ts';

/** Who is known to a host, and who may not come in; in no order. */
export interface People {
  readonly accounts: readonly Account[];
  readonly bans: readonly Ban[];
}

/** What becomes of accounts and bans, by their ids; undefined: it is no more. */
export interface PeopleChanges {
  readonly accounts: ReadonlyMap<string, Account | undefined>;
  readonly bans: ReadonlyMap<string, Ban | undefined>;
}

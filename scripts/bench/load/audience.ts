import type { Dialect } from './dialect.ts';
import type { Ledger } from './ledger.ts';
import type { Transcript } from './transcript.ts';

/** What the members of one load have in common. */
export interface Audience {
  readonly port: number;
  readonly isEncrypted: boolean;
  readonly dialect: Dialect;
  readonly ledger: Ledger;
  readonly transcript: Transcript;
}

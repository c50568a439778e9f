import type { Account, Ban } from '../../chat/account.ts';
import type { Measure } from '../../chat/measure.ts';
import type { Session } from '../sessions/session.ts';

/** What is to be done to keep order. */
export interface Plan {
  readonly measure: Measure;
  /** Whom it is about, as the host's keeper reads it. */
  readonly mark: string;
  /** Whose role may be another then. */
  readonly account?: Account;
  /** Makes it so; returns how to take that back. */
  change(): () => void;
  /** Those who have to go once it is committed, and what they are told. */
  readonly leaving?: readonly Session[];
  readonly code?: 'kicked' | 'banned';
  readonly farewell?: string;
}

/** Until when a measure holds, and why it was taken. */
export type Terms = Pick<Ban, 'until' | 'reason'>;

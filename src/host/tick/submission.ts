import type { Refusal } from '../../chat/refusal.ts';
import type { ClientRequest, LoggedRequest, UnloggedRequest } from '../../chat/request.ts';
import type { Session } from '../sessions/session.ts';

/** A request and who made it. */
export interface Submission<R = ClientRequest> {
  readonly session: Session;
  readonly request: R;
  /** What came of hashing or checking the password in it: the encoded form that it has or fits. */
  readonly password?: string | Refusal;
}

export type LoggedSubmission = Submission<LoggedRequest & { readonly number: number }>;
export type UnloggedSubmission = Submission<UnloggedRequest & { readonly number: number }>;

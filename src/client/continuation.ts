import type { ClientRequest } from '../chat/request.ts';

/** What a client leaves behind for another one with the same key and client id, which goes on where it was. */
export interface Continuation {
  /** From the last welcome. */
  readonly resumeToken: string | undefined;
  /** No request had a higher one. */
  readonly lastNumber: number;
  /** What nobody knows the answer to, in order. */
  readonly unanswered: readonly ClientRequest[];
}

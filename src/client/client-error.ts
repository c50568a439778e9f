import type { RefusalCode } from '../chat/refusal.ts';

/**
 * Why a client is not, or no longer, connected: nobody listens there; something else than pychat does; the host refused;
 * the protocol versions differ; the host closed; another connection took over; a rule was broken.
 */
export type ClientErrorCode =
  | 'unreachable'
  | 'not-pychat'
  | 'refused'
  | 'version'
  | 'host-closed'
  | 'taken-over'
  | 'protocol';

/** A connection that will not be tried again by itself. The message is a sentence for people. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly code: ClientErrorCode;
  /** What exactly the host refused. */
  readonly refusalCode: RefusalCode | undefined;

  constructor(code: ClientErrorCode, message: string, options?: ErrorOptions & { refusalCode?: RefusalCode }) {
    super(message, options);
    this.code = code;
    this.refusalCode = options?.refusalCode;
  }
}

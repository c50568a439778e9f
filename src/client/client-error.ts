import type { RefusalCode } from '../chat/refusal.ts';

/**
 * Why a client is not, or no longer, connected: nobody listens there; something else than pychat does; the host refused;
 * the protocol versions differ; the host closed; another connection took over; somebody threw this person out; a rule was broken; the host is not the one
 * that was met there before; it is not the one that was named.
 */
export type ClientErrorCode =
  | 'unreachable'
  | 'not-pychat'
  | 'refused'
  | 'version'
  | 'host-closed'
  | 'taken-over'
  | 'kicked'
  | 'protocol'
  | 'host-changed'
  | 'impostor';

interface ClientErrorOptions extends ErrorOptions {
  readonly refusalCode?: RefusalCode;
  readonly hint?: string;
}

/** A connection that will not be tried again by itself. The message is a sentence for people. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly code: ClientErrorCode;
  /** What exactly the host refused. */
  readonly refusalCode: RefusalCode | undefined;
  /** What to do about it at a command line. */
  readonly hint: string | undefined;

  constructor(code: ClientErrorCode, message: string, options?: ClientErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = options?.hint;
    this.refusalCode = options?.refusalCode;
  }
}

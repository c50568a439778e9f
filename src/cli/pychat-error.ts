import type { ClientErrorCode } from '../client/client-error.ts';

/** Why a command ends without having done its work. `interrupted` is a person's Ctrl-C. */
export type ErrorCode = 'failed' | 'usage' | 'no-host' | 'cannot-listen' | 'interrupted' | ClientErrorCode;

/** The machine, the network or the command line is in the way. The message is a sentence, the hint what to do. */
export class PychatError extends Error {
  override readonly name = 'PychatError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions & { hint?: string }) {
    super(message, options);
    this.code = code;
    this.hint = options?.hint;
  }
}

/** The exit code of each kind of error. For who only listens, a host that closed is the end and no error: `isHostClosed`. */
export const exitCodes: Readonly<Record<ErrorCode, number>> = {
  failed: 1,
  usage: 2,
  'no-host': 2,
  'cannot-listen': 3,
  unreachable: 4,
  refused: 5,
  version: 5,
  'host-changed': 6,
  impostor: 6,
  protocol: 7,
  'not-pychat': 7,
  'taken-over': 1,
  kicked: 5,
  'host-closed': 1,
  interrupted: 130,
};

/** The exit code of a defect in pychat itself. */
export const bugExitCode = 70;

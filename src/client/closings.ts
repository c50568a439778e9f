import type { Closing, Refused } from '../chat/outgoing.ts';
import type { RefusalCode } from '../chat/refusal.ts';
import { ClientError } from './client-error.ts';

/** Why the host closes: only where it says `unreachable`, the client comes back by itself. [P22] */
export function closingError({ code, message }: Closing): ClientError {
  switch (code) {
    case 'host-closed':
    case 'taken-over':
    case 'kicked':
    case 'protocol':
      return new ClientError(code, message);
    case 'banned':
      return new ClientError('refused', message, { refusalCode: code });
    default:
      return new ClientError('unreachable', message);
  }
}

/** Why the host does not let us in, and what helps. [P4] */
export function entryError({ code, message }: Pick<Refused, 'code' | 'message'>): ClientError {
  if (code === 'version') return new ClientError('version', message, { refusalCode: code });
  return new ClientError('refused', sentences[code] ?? message, { refusalCode: code });
}

/** The host does not know the code, which it did not have to say. [P60] */
export function wrongCodeError(): ClientError {
  return new ClientError('refused', wrongCode, { refusalCode: 'code-wrong' });
}

/** The host has been asked, and nobody has answered. [P62] */
export function unansweredKnockError(): ClientError {
  const message = `Nobody has answered. ${waysIn}`;
  return new ClientError('refused', message, { refusalCode: 'not-let-in' });
}

const wrongCode =
  "That is not this host's code, or somebody stands between you and it. Compare it with the code on the host's screen.";
const waysIn = 'With the code of the host or a link from it you come in at once: ask for one.';

/** Said by us: until it is known who the host is, it should not choose the words. */
const sentences: Partial<Record<RefusalCode, string>> = {
  'code-wrong': wrongCode,
  'code-expired': 'This code does not hold any more. Ask the host for the one that holds now.',
  private: `This chat is private, and nobody there can let you in now. ${waysIn}`,
  'not-let-in': `You were not let in. ${waysIn}`,
};

import type { Closing, Refused } from '../chat/outgoing.ts';
import type { RefusalCode } from '../chat/refusal.ts';
import { neutralizeLine } from '../chat/text.ts';
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
export function entryError(
  { code, message }: Pick<Refused, 'code' | 'message'>,
  { isObserver }: { readonly isObserver: boolean },
): ClientError {
  if (code === 'version') return new ClientError('version', message, { refusalCode: code });
  const sentence = code === 'private' && isObserver ? privateToObservers : sentenceOf(code);
  return new ClientError('refused', sentence ?? message, { refusalCode: code });
}

/**
 * Who has been given our half of the code, and has not shown yet that it knows the code, sends us away. It does not choose the
 * words: somebody in between would have us come without the code. [P60]
 */
export function unprovenHostError(code?: RefusalCode): ClientError {
  if (code === undefined) return new ClientError('refused', unproven);
  const sentence = code === 'too-many-tries' ? tooManyCodes : (sentenceOf(code) ?? unproven);
  return new ClientError('refused', sentence, { refusalCode: code });
}

/** The connection broke. The host may have said why. */
export function lostError(reason: string): ClientError {
  const why = neutralizeLine(reason);
  return new ClientError('unreachable', `The connection to the host was lost${why === '' ? '' : `: ${why}`}.`);
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
const unproven = 'Who answers there has not shown that it knows the code, and hung up. Ask the host, and try again.';
const tooManyCodes = 'Too many wrong codes were tried from this address. Try again in a minute.';
const waysIn = 'With the code of the host or a link from it you come in at once: ask for one.';

/** Said by us: until it is known who the host is, it should not choose the words. */
const sentences: Partial<Record<RefusalCode, string>> = {
  'code-wrong': wrongCode,
  'code-expired': 'This code does not hold any more. Ask the host for the one that holds now.',
  private: `This chat is private, and nobody there can let you in now. ${waysIn}`,
  'not-let-in': `You were not let in. ${waysIn}`,
};
const privateToObservers =
  'This chat is private: to read there takes the code of the host or a link from it. Ask for one.';

/** The code is any word that a host cares to say. */
function sentenceOf(code: RefusalCode): string | undefined {
  return Object.hasOwn(sentences, code) ? sentences[code] : undefined;
}

/**
 * How far a client knows that its host is who it says it is. `inside`: they are one process; `isOpenToPlaintext` where others of
 * the network may come in without encryption. `verified`: the invite said whose key it is, or it knew its short code. `pinned`: the same key was met before.
 * `own`: it is on this machine, or has this person's own key. `unverified`: never met. `words` are the six words of that key.
 */
export type Trust =
  | { readonly type: 'inside'; readonly words?: string; readonly isOpenToPlaintext?: boolean }
  | { readonly type: 'plaintext' }
  | { readonly type: KnownBy; readonly keyId: string; readonly words: string };

type KnownBy = 'verified' | 'pinned' | 'unverified' | 'own';

/** What is known of the host of one chat, and how the person at it vouches for it. */
export interface HostTrust {
  readonly trust: Trust;
  /** The person says that the words are the same: pinned from now on. False where that could not be kept for the next time. */
  pin(): boolean;
}

/** What a header says of a chat: in words, and as short as can be. `isExposed`: somebody is here who can be read along. */
export function formatLock(trust: Trust, isExposed: boolean): readonly [words: string, sign: string] {
  return isExposed && trust.type !== 'plaintext' ? exposedLock : locks[trust.type];
}

const exposedLock = ['not all encrypted', '!'] as const;

const locks: Readonly<Record<Trust['type'], readonly [string, string]>> = {
  inside: ['encrypted', '✓'],
  plaintext: ['not encrypted', '!'],
  verified: ['verified', '✓✓'],
  pinned: ['encrypted', '✓'],
  own: ['encrypted', '✓'],
  unverified: ['unverified', '?'],
};

/** The same as a sentence; empty where there is nothing to say. */
export function formatTrust(trust: Trust): string {
  return trust.type === 'inside' && trust.isOpenToPlaintext ? openSentence : sentences[trust.type];
}

const openSentence = 'Others on this network may come in without encryption, and be read along.';

const sentences: Readonly<Record<Trust['type'], string>> = {
  inside: '',
  plaintext: 'Not encrypted: who is on this network can read along.',
  verified: 'Encrypted, and verified: it is the host whose invite or code you have.',
  pinned: 'Encrypted, with the host that you have met before.',
  own: 'Encrypted, with a host of your own, or on this machine.',
  unverified: 'Encrypted, with a host that you have not met before.',
};

/** What is said once of a host that was never met: lines of at most 78 columns. */
export function formatFirstMeeting(words: string): string {
  return [
    'You have not met this host before. It is the right one if its screen says:',
    `    ${words}    (/verify)`,
  ].join('\n');
}

/** What is said once when somebody comes who can be read along, and once when nobody is here any more who can. */
export function formatExposure(isExposed: boolean): string {
  return isExposed ? exposedSentence : 'Everybody here is encrypted again.';
}

const exposedSentence = 'Somebody here is not encrypted: who is on the network can read along.';

/** What `/verify` answers. */
export function formatVerification(trust: Trust, isExposed: boolean): string {
  const exposed = isExposed ? [exposedSentence] : [];
  return [...verificationOf(trust), ...exposed].join('\n');
}

function verificationOf(trust: Trust): readonly string[] {
  if (trust.type === 'inside') return [...formatOwn(trust.words), ...(trust.isOpenToPlaintext ? [openSentence] : [])];
  if (trust.type === 'plaintext') return [formatTrust(trust)];
  return [formatTrust(trust), "The host's six words:", `    ${trust.words}`, ...advice[trust.type]];
}

function formatOwn(words = ''): readonly string[] {
  if (words === '') return ['You are the host: it is the others who have to know that.'];
  return ['You are the host. Who joins you can compare these six words:', `    ${words}`];
}

const advice: Readonly<Record<KnownBy, readonly string[]>> = {
  verified: [],
  pinned: [],
  own: [],
  unverified: [
    "Compare them with those on the host's own screen, or by voice.",
    'The same: /verify yes. Others: leave, somebody is between you and the host.',
  ],
};

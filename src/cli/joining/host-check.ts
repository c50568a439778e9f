import { neutralizeLine } from '../../chat/text.ts';
import { ChangedHostError } from '../../client/changed-host-error.ts';
import { ClientError } from '../../client/client-error.ts';
import type { HostTrust, Trust } from '../../client/trust.ts';
import { type Identity, identityOf } from '../../identity/identity.ts';
import { keyIdOf } from '../../identity/person-key.ts';
import type { Pin, PinMatch } from '../../identity/pins.ts';
import { sixWordsOf } from '../../identity/six-words.ts';
import { formatAddress } from '../../protocol/address.ts';
import type { Acceptance } from './accept-new.ts';
import { keepHost, lookUpHost, requireKnownHosts } from './known-hosts.ts';
import type { Target } from './target.ts';

interface CheckParts {
  readonly target: Target;
  readonly acceptance: Acceptance;
  /** `keyIdOf` this person's own key: nobody else can be who proves to hold it. */
  readonly ownKeyId?: string;
}

/** Who answered first: for as long as this chat lasts it is nobody else. */
interface Met {
  readonly identity: Identity;
  readonly trust: Trust;
}

/** Sees to it that the host of one chat is who it has to be, each time it is dialled, and keeps it for the next time. [P46] */
export class HostCheck implements HostTrust {
  readonly #parts: CheckParts;
  #met: Met | undefined;
  #title = '';

  /** Throws a `failed` error where the known hosts cannot be read. */
  constructor(parts: CheckParts) {
    this.#parts = parts;
    requireKnownHosts();
  }

  get trust(): Trust {
    if (!this.#met) throw new Error('Who the host is can be told once it was dialled.');
    return this.#met.trust;
  }

  /** Throws a `ClientError` unless the holder of this key (SPKI, DER, base64url) is to be spoken to. */
  check(publicKey: string): void {
    const identity = identityOf(publicKey);
    if (this.#met && this.#met.identity !== identity) throw this.#changedMeanwhile();
    this.#met ??= { identity, trust: this.#judge(publicKey, identity) };
  }

  /** The host has shown that it knows the code: it is the one that the person means, whoever was met at this address. */
  verify(): void {
    const { trust } = this;
    if (trust.type === 'unverified') this.#met = { ...(this.#met as Met), trust: { ...trust, type: 'verified' } };
  }

  /** The host has let us in: it is known from now on. */
  keep(title: string): boolean {
    if (!this.#met) return false;
    this.#title = title;
    return keepHost({
      address: this.#parts.target.address,
      identity: this.#met.identity,
      title,
    });
  }

  pin(): boolean {
    const { trust } = this;
    if (trust.type === 'unverified')
      this.#met = {
        ...(this.#met as Met),
        trust: { ...trust, type: 'pinned' },
      };
    return this.keep(this.#title);
  }

  #judge(publicKey: string, identity: Identity): Trust {
    const { target, ownKeyId } = this.#parts;
    const keyId = keyIdOf(publicKey);
    if (target.keyId !== undefined && target.keyId !== keyId) throw this.#impostor();
    const words = sixWordsOf(identity);
    // Until it has shown that it knows the code, it is nobody.
    if (target.code !== undefined) return { type: 'unverified', keyId, words };
    const type = target.keyId === keyId ? 'verified' : keyId === ownKeyId ? 'own' : this.#judgeByAddress(identity);
    return { type, keyId, words };
  }

  #judgeByAddress(identity: Identity): 'own' | 'pinned' | 'unverified' {
    const match = lookUpHost({ address: this.#parts.target.address, identity });
    switch (match.type) {
      case 'loopback':
        return 'own';
      case 'known':
        return 'pinned';
      case 'new':
        return 'unverified';
      case 'changed':
        if (!this.#accepts(identity)) throw this.#changed(match, identity);
        return match.self ? 'pinned' : 'unverified';
    }
  }

  #accepts(identity: Identity): boolean {
    const { acceptance } = this.#parts;
    return acceptance.type === 'anybody' || (acceptance.type === 'one' && acceptance.identity === identity);
  }

  #impostor(): ClientError {
    const place = formatAddress(this.#parts.target.address);
    const message =
      `Who answers at ${place} is not the host that your invite names. Somebody may stand between you and it, ` +
      'or the invite is of another host. Nothing was said. Ask for a new invite, face to face if you can.';
    return new ClientError('impostor', message);
  }

  #changed({ pin, self }: Extract<PinMatch, { type: 'changed' }>, identity: Identity): ChangedHostError {
    const { hostname } = this.#parts.target.address;
    const other = self ? `, but ${nameOf(self)}, which you met at ${self.address}` : '';
    const fact = `This is not ${nameOf(pin)}, which you met at ${hostname}${other}`;
    const words = `Its six words are: ${sixWordsOf(identity)}`;
    const question = `${fact}; join it${self ? '' : ' as a new host'}?\n${words}`;
    return new ChangedHostError(`${fact}. ${words}.`, { identity, question });
  }

  #changedMeanwhile(): ClientError {
    const place = formatAddress(this.#parts.target.address);
    // The first sentence fits on a status line.
    const message =
      `Another host answers at ${place} now. It is not the host that you were talking with: ` +
      'somebody may stand between. To join it all the same, leave and join again.';
    return new ClientError('host-changed', message);
  }
}

function nameOf({ title, address }: Pin): string {
  return title === '' ? `the host of ${address}` : `"${neutralizeLine(title)}"`;
}

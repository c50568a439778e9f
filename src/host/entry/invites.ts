import { timingSafeEqual } from 'node:crypto';
import type { InviteShown } from '../../chat/outgoing.ts';
import type { ShortCode } from '../../identity/short-code.ts';
import type { Codes, GivenCode } from './codes.ts';

/** What lets others in now. */
export interface CurrentInvite {
  readonly code: ShortCode;
  /** For links, where the host is private. */
  readonly token?: string;
}

/** What others are invited by: the codes, and at a private host the token of its links, which ends with the host, too. */
export class Invites {
  readonly codes: Codes;
  readonly #token: string | undefined;

  /** `token`: 128 random bits in base64url, of a private host. */
  constructor(codes: Codes, token: string | undefined) {
    this.codes = codes;
    this.#token = token;
  }

  get current(): CurrentInvite {
    return { code: this.codes.common.code, ...this.#tokenField };
  }

  /** As who is in charge is shown it. [P63] */
  show({ code, expiresAt, whom }: GivenCode): InviteShown {
    return { type: 'invite', code, codeExpiresAt: expiresAt, ...(whom !== undefined && { whom }), ...this.#tokenField };
  }

  /** Whether somebody was given a link to this host. How long the answer takes says nothing of the token. */
  isToken(given: string | undefined): boolean {
    if (given === undefined || this.#token === undefined) return false;
    const [bytes, expected] = [Buffer.from(given), Buffer.from(this.#token)];
    return bytes.length === expected.length && timingSafeEqual(bytes, expected);
  }

  get #tokenField(): { readonly token?: string } {
    return this.#token === undefined ? {} : { token: this.#token };
  }
}

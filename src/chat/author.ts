import type { Nick } from './nick.ts';

declare const keyIdBrand: unique symbol;

/** Names a person's key: base64url of the first 128 bits of the SHA-256 of its SPKI. 22 characters. */
export type KeyId = string & { readonly [keyIdBrand]: true };

/** Who does something: a member is a key together with a nick; the same key under another nick is another member. */
export interface Author {
  readonly by: KeyId;
  readonly nick: Nick;
}

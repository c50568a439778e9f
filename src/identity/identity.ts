import { createHash } from 'node:crypto';

declare const identityBrand: unique symbol;

/** Who a host is: the SHA-256 of its public key's SPKI, 43 characters of base64url. */
export type Identity = string & { readonly [identityBrand]: true };

/** The identity behind a public key (SPKI, DER, base64url). `keyIdOf` gives its first 128 bits, which invites carry. */
export function identityOf(publicKey: string): Identity {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('base64url') as Identity;
}

/** Reads an identity that was kept; undefined for anything else, another spelling of the same bits included. */
export function parseIdentity(text: string): Identity | undefined {
  return /^[\w-]{42}[AEIMQUYcgkosw048]$/u.test(text) ? (text as Identity) : undefined;
}

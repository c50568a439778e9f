import { randomBytes, sign } from 'node:crypto';
import { promisify } from 'node:util';
import ipaddr from 'ipaddr.js';
import { certifiableName } from './certifiable-name.ts';
import {
  bitString,
  explicitly,
  implicitly,
  integer,
  isTrue,
  objectId,
  octetString,
  printableString,
  sequence,
  set,
  time,
} from './der.ts';
import type { PersonKey } from './person-key.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** The longest that browsers take, less a day. */
const lifetimeMs = 397 * dayMs;
/** Clocks on a LAN without the internet differ. */
const clockDifferenceMs = dayMs;

const version3 = explicitly(0, integer(Uint8Array.of(2)));
const ecdsaWithSha256 = sequence(objectId('1.2.840.10045.4.3.2'));
const pychatName = sequence(set(sequence(objectId('2.5.4.3'), printableString('pychat'))));

/** Where a certificate is to serve, and when. */
export interface CertificateUse {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Every IP (IPv6 with or without its zone) and DNS name under which the host may be called. */
  readonly names: readonly string[];
}

/**
 * Makes a self-signed TLS server certificate (RFC 5280) over a person's key, in PEM, valid from a day ago for 397 days. What no
 * certificate can name is passed over.
 */
export async function createCertificate(
  { privateKey, publicKey }: PersonKey,
  { now, names }: CertificateUse,
): Promise<string> {
  const notBefore = now - clockDifferenceMs;
  const signed = sequence(
    version3,
    integer(createSerialNumber()),
    ecdsaWithSha256,
    pychatName,
    sequence(time(notBefore), time(notBefore + lifetimeMs)),
    pychatName,
    Buffer.from(publicKey, 'base64url'),
    explicitly(3, sequence(...extensionsFor(names))),
  );
  const signature = await promisify(sign)('sha256', signed, privateKey);
  return toPem(sequence(signed, ecdsaWithSha256, bitString(signature)));
}

function extensionsFor(names: readonly string[]): Uint8Array[] {
  const certifiable = names.flatMap((name) => certifiableName(name) ?? []);
  const basicConstraints = sequence(objectId('2.5.29.19'), isTrue, octetString(sequence()));
  const digitalSignature = bitString(Uint8Array.of(0x80), 7);
  const keyUsage = sequence(objectId('2.5.29.15'), isTrue, octetString(digitalSignature));
  const serverAuthentication = sequence(objectId('1.3.6.1.5.5.7.3.1'));
  const extendedKeyUsage = sequence(objectId('2.5.29.37'), octetString(serverAuthentication));
  const alternativeNames = octetString(sequence(...certifiable.map(generalName)));
  return [
    basicConstraints,
    keyUsage,
    extendedKeyUsage,
    // An empty list of names is no valid extension.
    ...(certifiable.length > 0 ? [sequence(objectId('2.5.29.17'), alternativeNames)] : []),
  ];
}

function generalName({ type, value }: { readonly type: 'ip' | 'dns'; readonly value: string }): Uint8Array {
  if (type === 'dns') return implicitly(2, Buffer.from(value, 'latin1'));
  return implicitly(7, Uint8Array.from(ipaddr.parse(value).toByteArray()));
}

/** 126 random bits; positive and of full length, whatever they are. */
function createSerialNumber(): Uint8Array {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] as number) & 0x3f) | 0x40;
  return bytes;
}

function toPem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/gu) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

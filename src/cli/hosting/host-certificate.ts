import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import { localAddresses } from '../../discovery/local-address.ts';
import { openCertificate, type TlsCredentials } from '../../identity/certificate.ts';
import type { PersonKey } from '../../identity/person-key.ts';
import { places } from '../places.ts';
import { PychatError } from '../pychat-error.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** A certificate and its key in PEM files that a person brings, for a host with a real name. */
export interface CertificateFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

/** The certificate to serve now: the person's own, over their key and for all names of this machine, or what the files hold. */
export async function openHostCertificate(
  personKey: PersonKey,
  { files, bind }: { readonly files: CertificateFiles | undefined; readonly bind: string | undefined },
): Promise<TlsCredentials> {
  if (files) return readCertificateFiles(files);
  return openCertificate(places.configFolder, { personKey, now: Date.now(), names: hostNames(bind) });
}

/** Whom TLS shows with these credentials: SPKI, DER, base64url. */
export function publicKeyIn({ key }: TlsCredentials): string {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64url');
}

/** Opens the certificate again each day, as it ends and addresses change; call the result to stop. */
export function renewDaily(open: () => Promise<TlsCredentials>, parts: RenewalParts): () => void {
  const renew = () => void open().then(parts.renew).catch(parts.reportFailure);
  const timer = setInterval(renew, dayMs);
  return () => clearInterval(timer);
}

interface RenewalParts {
  renew(credentials: TlsCredentials): void;
  /** What serves goes on serving. */
  reportFailure(error: unknown): void;
}

function readCertificateFiles({ certFile, keyFile }: CertificateFiles): TlsCredentials {
  const cert = readPem(certFile, '--cert');
  const key = readPem(keyFile, '--key');
  const certificate = parsePem(certFile, () => new X509Certificate(cert));
  const privateKey = parsePem(keyFile, () => createPrivateKey(key));
  if (certificate.checkPrivateKey(privateKey)) return { cert, key };
  throw new PychatError('failed', `The key in ${keyFile} is not that of the certificate in ${certFile}.`);
}

function readPem(file: string, flag: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const message = `${flag} ${file} cannot be read: ${(cause as Error).message}.`;
    throw new PychatError('failed', message, { cause });
  }
}

function parsePem<Parsed>(file: string, parse: () => Parsed): Parsed {
  try {
    return parse();
  } catch (cause) {
    const hint = 'Expected PEM, as in a block of BEGIN and END lines; a key must not need a passphrase.';
    throw new PychatError('failed', `${file} cannot be understood.`, { cause, hint });
  }
}

/** All by which others, and this machine itself, may call it. */
function hostNames(bind: string | undefined): string[] {
  const name = os.hostname();
  const all = [
    'localhost',
    '127.0.0.1',
    '::1',
    name,
    `${name}.local`,
    ...localAddresses().map(({ address }) => address),
  ];
  return [...new Set(bind === undefined ? all : [...all, bind])];
}

import { randomUUID, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { certifiableName } from './certifiable-name.ts';
import { type CertificateUse, createCertificate } from './create-certificate.ts';
import type { PersonKey } from './person-key.ts';

const dayMs = 24 * 60 * 60 * 1000;
const renewBeforeEndMs = 30 * dayMs;

/** PEM, both: spread it into the options of `tls.createServer` or `server.setSecureContext`. */
export interface TlsCredentials {
  readonly key: string;
  readonly cert: string;
}

/**
 * The certificate kept in this folder, or a new one over the same key: at the first start, for a new address, and when
 * 30 days are left. It never fails because of the file: what cannot be kept serves until the host ends.
 */
export async function openCertificate(
  folder: string,
  { personKey, ...use }: CertificateUse & { readonly personKey: PersonKey },
): Promise<TlsCredentials> {
  const file = path.join(folder, 'certificate.pem');
  const key = personKey.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const kept = readCertificate(file);
  if (kept?.checkPrivateKey(personKey.privateKey) && !needsRenewal(kept, use)) return { key, cert: kept.toString() };
  const cert = await createCertificate(personKey, use);
  keepCertificate(file, cert);
  return { key, cert };
}

/** Whether a certificate is not valid now, will not be in 30 days, or lacks one of the names. What else it names does not matter. */
export function needsRenewal(certificate: X509Certificate, { now, names }: CertificateUse): boolean {
  const { validFromDate, validToDate } = certificate;
  if (now < validFromDate.getTime() || now > validToDate.getTime() - renewBeforeEndMs) return true;
  return names.some((name) => {
    const certifiable = certifiableName(name);
    return certifiable !== undefined && !isNamed(certificate, certifiable);
  });
}

function isNamed(certificate: X509Certificate, { type, value }: { type: 'ip' | 'dns'; value: string }): boolean {
  if (type === 'ip') return certificate.checkIP(value) !== undefined;
  return certificate.checkHost(value, { subject: 'never', wildcards: false }) !== undefined;
}

function readCertificate(file: string): X509Certificate | undefined {
  try {
    return new X509Certificate(readFileSync(file));
  } catch {
    // The first start, or damaged: another is as good.
    return undefined;
  }
}

function keepCertificate(file: string, cert: string): void {
  const draft = `${file}.${randomUUID()}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(draft, cert, { mode: 0o600, flag: 'wx' });
    renameSync(draft, file);
  } catch {
    // The next start makes another over the same key, and it is the key that others know.
    rmSync(draft, { force: true });
  }
}

import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
} from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { KeyFileError } from './key-file-error.ts';

/** The P-256 key of one person on one machine. */
export interface PersonKey {
  readonly privateKey: KeyObject;
  /** SPKI, DER, base64url. */
  readonly publicKey: string;
}

/**
 * Reads the key kept in this folder, or makes and keeps one (PEM, file mode 0600). Two first starts at once get the same
 * key. Throws a `KeyFileError`.
 */
export function openPersonKey(folder: string): PersonKey {
  const file = path.join(folder, 'key.pem');
  try {
    return readKey(file) ?? createKey(folder, file);
  } catch (cause) {
    if (cause instanceof KeyFileError) throw cause;
    const message = `Your key cannot be kept in ${file}: ${(cause as Error).message}. Make the folder ${folder} writable for you.`;
    throw new KeyFileError(message, { cause });
  }
}

/** Names a public key by the first 128 bits of the SHA-256 of its SPKI: 22 characters of base64url. */
export function keyIdOf(publicKey: string): string {
  const digest = createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest();
  return digest.subarray(0, 16).toString('base64url');
}

function readKey(file: string): PersonKey | undefined {
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return parseKey(file, pem);
}

function parseKey(file: string, pem: string): PersonKey {
  const advice =
    'Restore it from a copy, or move it away: the next start makes a new key, and to others you are someone new.';
  try {
    const privateKey = createPrivateKey(pem);
    if (privateKey.asymmetricKeyDetails?.namedCurve === 'prime256v1') return personKey(privateKey);
  } catch (cause) {
    throw new KeyFileError(`Your key in ${file} is damaged. ${advice}`, { cause });
  }
  throw new KeyFileError(`Your key in ${file} is of another kind than the P-256 that pychat makes. ${advice}`);
}

function createKey(folder: string, file: string): PersonKey {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  // Process ids repeat in containers that share a home.
  const draft = `${file}.${randomUUID()}`;
  try {
    writeFileSync(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx', flush: true });
    // A link fails where a rename would replace the key that another start has just made.
    linkSync(draft, file);
  } catch (error) {
    const other = (error as NodeJS.ErrnoException).code === 'EEXIST' ? readKey(file) : undefined;
    if (!other) throw error;
    return other;
  } finally {
    rmSync(draft, { force: true });
  }
  return personKey(privateKey);
}

function personKey(privateKey: KeyObject): PersonKey {
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return { privateKey, publicKey: spki.toString('base64url') };
}

import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

// RFC 7914; OWASP's recommendation. About 64 MiB and a fifth of a second for each.
const cost = { log2N: 16, r: 8, p: 1 };
const maxLog2N = 20;
const saltBytes = 16;
const hashBytes = 32;
const encodedForm = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([\w-]{22})\$([\w-]{43})$/;

interface Cost {
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}

/** Encodes a password for keeping: `scrypt$log2N$r$p$salt$hash`, base64url, with a fresh salt each time. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const hash = await derive(password, { salt, cost });
  const { log2N, r, p } = cost;
  return ['scrypt', log2N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Whether this is the password that was encoded, in any Unicode form. Throws for what `hashPassword` did not make. */
export async function verifyPassword(password: string, encoded: string): Promise<boolean> {
  const [, log2N, r, p, salt = '', hash = ''] = encodedForm.exec(encoded) ?? [];
  const parsed = { log2N: Number(log2N), r: Number(r), p: Number(p) };
  if (!(parsed.log2N <= maxLog2N)) throw new Error('A kept password has a form that this pychat does not know.');
  const derived = await derive(password, { salt: Buffer.from(salt, 'base64url'), cost: parsed });
  return timingSafeEqual(derived, Buffer.from(hash, 'base64url'));
}

/** Waits until fewer than two are at it: each takes much memory, and a thread that others need. */
async function derive(password: string, { salt, cost }: { salt: Buffer; cost: Cost }): Promise<Buffer> {
  await takeTurn();
  try {
    return await runScrypt(password, { salt, cost });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

const maxRunning = 2;
const waiting: (() => void)[] = [];
let running = 0;

async function takeTurn(): Promise<void> {
  if (running < maxRunning) {
    running += 1;
    return;
  }
  // Whoever is done hands its turn on.
  await new Promise<void>((resolve) => waiting.push(resolve));
}

function runScrypt(password: string, { salt, cost: { log2N, r, p } }: { salt: Buffer; cost: Cost }): Promise<Buffer> {
  const N = 2 ** log2N;
  // Node's own bound is below what these parameters need.
  const options = { N, r, p, maxmem: 256 * N * r * p };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, hashBytes, options, (error, hash) =>
      error ? reject(error) : resolve(hash),
    );
  });
}

import { createHash, randomBytes } from 'node:crypto';
import { ristretto255, ristretto255_hasher } from '@noble/curves/ed25519.js';

// The cipher suite CPACE-RISTR255-SHA512 of draft-irtf-cfrg-cpace-21, function by function, in the initiator/responder setting.

/** What the generator is made from: the low-entropy secret, the channel, and an id of this one attempt. */
export interface GeneratorInputs {
  readonly secret: Uint8Array;
  readonly channelId: Uint8Array;
  readonly sessionId: Uint8Array;
}

/** One side's share and what it says of itself, which is sent in clear and authenticated. */
export interface CpaceMessage {
  readonly share: Uint8Array;
  readonly associatedData: Uint8Array;
}

/** G.DSI (§8.3). */
const suiteName = Buffer.from('CPaceRistretto255');
/** H.s_in_bytes of SHA-512 (§6.2). */
const hashBlockBytes = 128;
const { Point } = ristretto255;

/** `lv_cat` (A.1.3): each part behind its length in LEB128. */
export function joinWithLengths(...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat(parts.flatMap((part) => [encodeLength(part.length), part]));
}

/** `generator_string` (A.2): zeros fill the first block of the hash behind the secret. */
export function generatorString({ secret, channelId, sessionId }: GeneratorInputs): Buffer {
  const taken = joinWithLengths(suiteName, secret).length;
  const padding = new Uint8Array(Math.max(0, hashBlockBytes - 1 - taken));
  return joinWithLengths(suiteName, secret, padding, channelId, sessionId);
}

/** `calculate_generator` (§8.3), encoded. */
export function calculateGenerator(inputs: GeneratorInputs): Uint8Array {
  return ristretto255_hasher.deriveToCurve?.(sha512(generatorString(inputs))).toBytes() as Uint8Array;
}

/** `sample_scalar` (§8.3): 252 random bits, little-endian. One scalar serves one attempt. */
export function sampleScalar(): Uint8Array {
  const scalar = randomBytes(32);
  scalar[31] = (scalar[31] as number) & 0x0f;
  return scalar;
}

/** `scalar_mult_vfy` (§8.3); undefined, where the draft says G.I, for what is no point and for the neutral element: abort then. */
export function multiplyVerified(scalar: Uint8Array, encodedPoint: Uint8Array): Uint8Array | undefined {
  try {
    // Throws for the neutral element, too: the scalar would have to be 0.
    const product = Point.fromBytes(Uint8Array.from(encodedPoint)).multiply(decodeScalar(scalar));
    return product.is0() ? undefined : product.toBytes();
  } catch {
    return undefined;
  }
}

/** The intermediate session key (§7.2), from both messages, the initiator's first. */
export function intermediateKey(
  { sessionId, sharedPoint }: { readonly sessionId: Uint8Array; readonly sharedPoint: Uint8Array },
  transcript: readonly [initiator: CpaceMessage, responder: CpaceMessage],
): Buffer {
  const name = Buffer.concat([suiteName, Buffer.from('_ISK')]);
  return sha512(joinWithLengths(name, sessionId, sharedPoint), ...transcript.map(encodeMessage));
}

/** `lv_cat(Y, AD)`: one side's part of the transcript (A.3.4). */
export function encodeMessage({ share, associatedData }: CpaceMessage): Buffer {
  return joinWithLengths(share, associatedData);
}

export function sha512(...parts: readonly Uint8Array[]): Buffer {
  return createHash('sha512').update(Buffer.concat(parts)).digest();
}

function encodeLength(length: number): Buffer {
  const groups = [length & 0x7f];
  for (let rest = length >> 7; rest > 0; rest >>= 7) {
    groups.push((groups.pop() as number) | 0x80, rest & 0x7f);
  }
  return Buffer.from(groups);
}

function decodeScalar(littleEndian: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(littleEndian).reverse().toString('hex')}`);
}

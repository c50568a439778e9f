import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  calculateGenerator,
  encodeMessage,
  generatorString,
  intermediateKey,
  joinWithLengths,
  multiplyVerified,
  sampleScalar,
  sha512,
} from '../../src/identity/cpace-suite.ts';
import { exchangeVector, lengthVectors, multiplicationVector, transcriptVector } from './cpace-vectors.ts';

const bytes = (hex: string) => Buffer.from(hex, 'hex');
const hexOf = (result: Uint8Array | undefined) => result && Buffer.from(result).toString('hex');
const message = ({ share, associatedData }: { share: string; associatedData: string }) => ({
  share: bytes(share),
  associatedData: bytes(associatedData),
});

const { initiator, responder } = exchangeVector;
const inputs = {
  secret: bytes(exchangeVector.secret),
  channelId: bytes(exchangeVector.channelId),
  sessionId: bytes(exchangeVector.sessionId),
};

describe('the vectors of draft-irtf-cfrg-cpace-21', () => {
  it.each(lengthVectors)('A.1: lv_cat %#', (parts, joined) => {
    expect(hexOf(joinWithLengths(...parts.map(bytes)))).toBe(joined);
  });

  it('A.3.5: the transcript', () => {
    const { initiator, responder, transcript } = transcriptVector;
    expect(hexOf(encodeMessage(message(initiator)))).toBe(transcript.slice(0, 22));
    expect(hexOf(encodeMessage(message(responder)))).toBe(transcript.slice(22));
  });

  it('B.3.1: the generator', () => {
    expect(hexOf(generatorString(inputs))).toBe(exchangeVector.generatorString);
    expect(hexOf(sha512(generatorString(inputs)))).toBe(exchangeVector.generatorHash);
    expect(hexOf(calculateGenerator(inputs))).toBe(exchangeVector.generator);
  });

  it.each([
    ['B.3.2: the share of A', initiator],
    ['B.3.3: the share of B', responder],
  ])('%s', (_, { scalar, share }) => {
    expect(hexOf(multiplyVerified(bytes(scalar), calculateGenerator(inputs)))).toBe(share);
  });

  it('B.3.4: the shared point, from either side', () => {
    expect(hexOf(multiplyVerified(bytes(initiator.scalar), bytes(responder.share)))).toBe(exchangeVector.sharedPoint);
    expect(hexOf(multiplyVerified(bytes(responder.scalar), bytes(initiator.share)))).toBe(exchangeVector.sharedPoint);
  });

  it('B.3.5: the intermediate session key', () => {
    const sharedPoint = bytes(exchangeVector.sharedPoint);
    const key = intermediateKey({ sessionId: inputs.sessionId, sharedPoint }, [message(initiator), message(responder)]);
    expect(hexOf(key)).toBe(exchangeVector.intermediateKey);
  });

  const { scalar, point, product, noPoint, neutralElement } = multiplicationVector;
  it('B.3.10: a multiplication', () => {
    expect(hexOf(multiplyVerified(bytes(scalar), bytes(point)))).toBe(product);
  });

  it.each([
    ['no point', noPoint],
    ['the neutral element', neutralElement],
  ])('B.3.11: %s is refused', (_, encoded) => {
    expect(multiplyVerified(bytes(scalar), bytes(encoded))).toBeUndefined();
  });
});

describe('multiplyVerified', () => {
  // The prime 2²⁵⁵ − 19, little-endian: p is another spelling of 0, p + 2 is one of 2.
  const prime = `ed${'ff'.repeat(30)}7f`;
  const { scalar, point } = multiplicationVector;
  it.each([
    ['nothing', ''],
    ['a byte less', point.slice(2)],
    ['a byte more', `${point}00`],
    ['another spelling of the neutral element', prime],
    ['a coordinate beyond the prime', `ef${prime.slice(2)}`],
    ['the sign bit set', `${point.slice(0, -2)}9c`],
    ['a negative coordinate', `01${'00'.repeat(31)}`],
    ['ones', 'ff'.repeat(32)],
  ])('refuses %s', (_, encoded) => {
    expect(multiplyVerified(bytes(scalar), bytes(encoded))).toBeUndefined();
  });

  it('refuses the scalar 0', () => {
    expect(multiplyVerified(new Uint8Array(32), bytes(point))).toBeUndefined();
  });

  it('never throws, and gives no neutral element', () => {
    const encoded = fc.uint8Array({ maxLength: 40 });
    const coordinate = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(fc.oneof(encoded, coordinate), (given) => {
        expect(multiplyVerified(bytes(scalar), given)).not.toEqual(new Uint8Array(32));
      }),
      { seed: 50, numRuns: 300 },
    );
  });
});

describe('sampleScalar', () => {
  it('draws 252 bits, never twice the same', () => {
    const scalars = Array.from({ length: 100 }, sampleScalar);
    expect(new Set(scalars.map(hexOf)).size).toBe(100);
    expect(scalars.every((scalar) => scalar.length === 32 && (scalar[31] ?? 255) < 16)).toBe(true);
    expect(scalars.some((scalar) => (scalar[31] ?? 0) >= 8)).toBe(true);
  });
});

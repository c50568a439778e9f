import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  type CpaceMessage,
  calculateGenerator,
  encodeMessage,
  type GeneratorInputs,
  intermediateKey,
  joinWithLengths,
  multiplyVerified,
  sampleScalar,
  sha512,
} from './cpace-suite.ts';
import type { ShortCode } from './short-code.ts';

// How a client and a host show each other that they know the same short code, without showing the code (CPace,
// draft-irtf-cfrg-cpace-21). Three messages: the client's share; the host's share and tag; the client's tag.
// Import this file with `await import`: the curve takes some 20 ms to load.

/** What an attempt is bound to; it succeeds only where both sides have the same. */
export interface CodeAttempt {
  readonly code: ShortCode;
  /** `channelIdOf` the TLS socket: a man in the middle has another one on each side. */
  readonly channelId: Uint8Array;
  /** Never the same for two attempts, and known to both before: the challenge's nonce and the client's id, say. */
  readonly sessionId: Uint8Array;
}

/** Base64url, both. */
export interface HostAnswer {
  readonly share: string;
  readonly tag: string;
}

/** The client's side: send `share`, then give what the host answers to `finish`. */
export interface BegunAttempt {
  readonly share: string;
  /**
   * The tag to send to the host, now shown to know the code; undefined where it does not, or something stands between:
   * then close. Only once: a second answer would be a second guess, and throws.
   */
  readonly finish: (answer: HostAnswer) => string | undefined;
}

/** The host's side: count a guess, then send `answer`; give the guess back once `confirms` the client's tag. */
export interface AnsweredAttempt {
  readonly answer: HostAnswer;
  readonly confirms: (tag: string) => boolean;
}

interface Side {
  readonly scalar: Uint8Array;
  readonly message: CpaceMessage;
}

const shareBytes = 32;
const clientName = Buffer.from('pychat client');
const hostName = Buffer.from('pychat host');

/** Begins an attempt as the client. */
export function beginAttempt(attempt: CodeAttempt): BegunAttempt {
  const client = createSide(attempt, clientName);
  let isSpent = false;
  const finish = ({ share, tag }: HostAnswer) => {
    if (isSpent) throw new Error('A begun attempt takes one answer.');
    isSpent = true;
    const host = readMessage(share, hostName);
    const macKey = deriveMacKey({ attempt, own: client, theirs: host, transcript: [client.message, host] });
    if (!macKey || !isTag(tag, createTag(macKey, host))) return undefined;
    return createTag(macKey, client.message).toString('base64url');
  };
  return { share: encodeShare(client), finish };
}

/**
 * Answers a client's share as the host; undefined for what is no share: refuse. The answer lets the client see whether its
 * code was right, so from then on it is a guess, whatever the client does next.
 */
export function answerAttempt(attempt: CodeAttempt, share: string): AnsweredAttempt | undefined {
  const host = createSide(attempt, hostName);
  const client = readMessage(share, clientName);
  const macKey = deriveMacKey({ attempt, own: host, theirs: client, transcript: [client, host.message] });
  if (!macKey) return undefined;
  const tag = createTag(macKey, host.message).toString('base64url');
  const expected = createTag(macKey, client);
  return { answer: { share: encodeShare(host), tag }, confirms: (given) => isTag(given, expected) };
}

function createSide(attempt: CodeAttempt, associatedData: Uint8Array): Side {
  const scalar = sampleScalar();
  const share = multiplyVerified(scalar, calculateGenerator(generatorInputs(attempt)));
  if (!share) throw new Error('The scalar 0 was drawn, which does not happen.');
  return { scalar, message: { share, associatedData } };
}

/** The channel stands behind the names of both sides, the initiator's first (§10.1.1). */
function generatorInputs({ code, channelId, sessionId }: CodeAttempt): GeneratorInputs {
  return { secret: Buffer.from(code), channelId: joinWithLengths(clientName, hostName, channelId), sessionId };
}

/** The key of both tags (§10.4); undefined where the other side's share must not be used. */
function deriveMacKey({
  attempt: { sessionId },
  own,
  theirs,
  transcript,
}: {
  readonly attempt: CodeAttempt;
  readonly own: Side;
  readonly theirs: CpaceMessage;
  readonly transcript: readonly [initiator: CpaceMessage, responder: CpaceMessage];
}): Buffer | undefined {
  const sharedPoint = multiplyVerified(own.scalar, theirs.share);
  if (!sharedPoint) return undefined;
  return sha512(Buffer.from('CPaceMac'), sessionId, intermediateKey({ sessionId, sharedPoint }, transcript));
}

/** A side's tag is over what it has sent (§10.4): the names in it keep one side's from serving as the other's. */
function createTag(macKey: Buffer, message: CpaceMessage): Buffer {
  return createHmac('sha512', macKey).update(encodeMessage(message)).digest();
}

function isTag(given: string, expected: Buffer): boolean {
  const bytes = Buffer.from(given, 'base64url');
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

function encodeShare({ message }: Side): string {
  return Buffer.from(message.share).toString('base64url');
}

function readMessage(share: string, associatedData: Uint8Array): CpaceMessage {
  // What is longer than a share stays so, and is no point.
  return { share: Buffer.from(share.slice(0, 2 * shareBytes), 'base64url'), associatedData };
}

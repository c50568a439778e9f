import * as v from 'valibot';
import type { ClientRequest } from '../chat/request.ts';
import { decodeFrame } from './decode-frame.ts';

/** A frame from a client is at most this large; the transport enforces it. [P23] */
export const maxFrameBytes = 64 * 1024;

const shortText = v.pipe(v.string(), v.maxLength(256));
const requestNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const seq = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
// A `Date` holds no more (ECMA-262, §21.4.1.1).
const time = v.pipe(v.number(), v.minValue(-8.64e15), v.maxValue(8.64e15));
const room = shortText;
const clientId = v.pipe(v.string(), v.regex(/^[\w-]{8,16}$/));

const helloSchema = v.object({
  type: v.literal('hello'),
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  software: v.optional(shortText),
  key: shortText,
  proof: shortText,
  clientId,
  nick: v.optional(v.string()),
  resumeToken: v.optional(shortText),
  inviteToken: v.optional(shortText),
  codeTag: v.optional(shortText),
});

const tryCodeSchema = v.object({
  type: v.literal('try-code'),
  clientId,
  slot: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(999))),
  share: shortText,
});

const pongSchema = v.object({ type: v.literal('pong') });

const requestSchemas = [
  v.object({
    type: v.literal('post'),
    number: requestNumber,
    room,
    text: v.string(),
    isAction: v.exactOptional(v.literal(true)),
    replyTo: v.exactOptional(seq),
    ttlMs: v.exactOptional(v.number()),
  }),
  v.object({ type: v.literal('edit'), number: requestNumber, room, target: seq, text: v.string() }),
  v.object({ type: v.literal('delete'), number: requestNumber, room, target: seq }),
  v.object({ type: v.literal('react'), number: requestNumber, room, target: seq, reaction: v.string() }),
  v.object({ type: v.literal('pin'), number: requestNumber, room, target: seq }),
  v.object({ type: v.literal('set-topic'), number: requestNumber, room, topic: v.string() }),
  v.object({ type: v.literal('lock-topic'), number: requestNumber, room, isLocked: v.boolean() }),
  v.object({
    type: v.literal('set-role'),
    number: requestNumber,
    whom: v.string(),
    role: v.picklist(['operator', 'member']),
  }),
  v.object({ type: v.literal('kick'), number: requestNumber, whom: v.string(), reason: v.exactOptional(v.string()) }),
  v.object({
    type: v.literal('ban'),
    number: requestNumber,
    whom: v.string(),
    forMs: v.exactOptional(v.number()),
    reason: v.exactOptional(v.string()),
  }),
  v.object({ type: v.literal('mute'), number: requestNumber, whom: v.string(), forMs: v.exactOptional(v.number()) }),
  v.object({ type: v.picklist(['unban', 'unmute', 'forget-nick']), number: requestNumber, whom: v.string() }),
  v.object({ type: v.literal('create-invite'), number: requestNumber, whom: v.exactOptional(shortText) }),
  v.object({ type: v.literal('answer-knock'), number: requestNumber, nick: v.string(), isLetIn: v.boolean() }),
  v.object({ type: v.literal('register'), number: requestNumber, password: v.string() }),
  v.object({ type: v.literal('login'), number: requestNumber, nick: v.string(), password: v.string() }),
  v.object({ type: v.literal('set-password'), number: requestNumber, room, password: v.string() }),
  v.object({
    type: v.literal('create-room'),
    number: requestNumber,
    name: v.exactOptional(v.string()),
    isPrivate: v.boolean(),
    password: v.exactOptional(v.string()),
  }),
  v.object({
    type: v.literal('open-room'),
    number: requestNumber,
    name: v.string(),
    password: v.exactOptional(v.string()),
  }),
  v.object({ type: v.literal('open-direct'), number: requestNumber, nick: v.string() }),
  v.object({ type: v.literal('list-rooms'), number: requestNumber }),
  v.object({ type: v.literal('set-away'), number: requestNumber, message: v.string() }),
  v.object({ type: v.literal('rename'), number: requestNumber, nick: v.string() }),
  v.object({
    type: v.literal('join'),
    number: requestNumber,
    room,
    cursor: v.exactOptional(v.object({ epoch: shortText, seq })),
  }),
  v.object({ type: v.literal('leave'), number: requestNumber, room }),
  v.object({
    type: v.literal('read-history'),
    number: requestNumber,
    room,
    before: v.exactOptional(seq),
    after: v.exactOptional(seq),
    limit: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  }),
  v.object({
    type: v.literal('search'),
    number: requestNumber,
    room,
    terms: v.pipe(v.array(shortText), v.maxLength(32)),
    from: v.exactOptional(v.string()),
    since: v.exactOptional(time),
    until: v.exactOptional(time),
    before: v.exactOptional(seq),
  }),
  v.object({ type: v.literal('type'), number: requestNumber, room }),
  v.object({ type: v.literal('who'), number: requestNumber, room }),
] as const;

const clientFrameSchema = v.variant('type', [tryCodeSchema, helloSchema, pongSchema, ...requestSchemas]);

/** [P2] The first frame of a client. */
export type HelloFrame = v.InferOutput<typeof helloSchema>;

/** [P60] Comes before the hello, if at all. */
export type TryCodeFrame = v.InferOutput<typeof tryCodeSchema>;

/** All that a client says. */
export type ClientFrame = TryCodeFrame | HelloFrame | v.InferOutput<typeof pongSchema> | ClientRequest;

export function encodeClientFrame(frame: ClientFrame): string {
  return JSON.stringify(frame);
}

/** Throws a `ProtocolError` that says what is wrong with the frame. [P23] */
export function decodeClientFrame(text: string): ClientFrame {
  return decodeFrame(text, { schema: clientFrameSchema, sender: 'client' });
}

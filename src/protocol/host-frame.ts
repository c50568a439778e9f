import * as v from 'valibot';
import type { KeyId } from '../chat/author.ts';
import type { MessageText } from '../chat/message.ts';
import type { Nick } from '../chat/nick.ts';
import type { ClosingCode, Outgoing } from '../chat/outgoing.ts';
import type { RefusalCode } from '../chat/refusal.ts';
import type { RequestId } from '../chat/request.ts';
import type { RoomId } from '../chat/room-id.ts';
import { neutralize, neutralizeLine } from '../chat/text.ts';
import { decodeFrame } from './decode-frame.ts';

/** [P1] The first frame of a host. */
export interface Challenge {
  readonly type: 'challenge';
  readonly nonce: string;
  readonly versions: readonly number[];
  readonly software: string;
}

/** All that a host says to a native client. */
export type HostFrame = Challenge | Outgoing;

// A client trusts no host to have neutralised what others wrote.
const safeText = v.pipe(v.string(), v.transform(neutralizeLine));
const branded = <T extends string>() =>
  v.pipe(
    v.string(),
    v.transform((text) => neutralizeLine(text) as T),
  );
const messageText = v.pipe(
  v.string(),
  v.transform((text) => neutralize(text) as MessageText),
);
const version = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
// A `Date` holds no more (ECMA-262, §21.4.1.1).
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const nick = branded<Nick>();
const room = branded<RoomId>();
const fact = { seq: count, at: time, by: branded<KeyId>(), nick, id: branded<RequestId>() };

const messagePosted = v.object({ type: v.literal('message-posted'), ...fact, text: messageText });
const eventSchema = v.variant('type', [
  messagePosted,
  v.object({ type: v.literal('nick-changed'), ...fact, to: nick }),
]);
const events = v.array(eventSchema);

const hostFrameSchema = v.variant('type', [
  v.object({
    type: v.literal('challenge'),
    nonce: v.string(),
    versions: v.pipe(v.array(version), v.nonEmpty()),
    software: safeText,
  }),
  v.object({
    type: v.literal('welcome'),
    nick: v.exactOptional(nick),
    resumeToken: v.string(),
    epoch: v.string(),
    at: time,
    title: safeText,
  }),
  v.object({ type: v.literal('ok'), number: count }),
  v.object({
    type: v.literal('refused'),
    number: count,
    code: branded<RefusalCode>(),
    message: safeText,
    retryAfterMs: v.exactOptional(count),
  }),
  v.object({ type: v.literal('events'), room, events }),
  v.object({
    type: v.literal('page'),
    room,
    events,
    isOldest: v.boolean(),
    isNewest: v.boolean(),
    reset: v.boolean(),
    live: v.boolean(),
  }),
  v.object({ type: v.literal('found'), room, messages: v.array(messagePosted), isOldest: v.boolean() }),
  v.object({ type: v.literal('roster'), room, here: count, nicks: v.array(nick) }),
  v.object({
    type: v.literal('presence'),
    room,
    here: count,
    joined: v.array(nick),
    left: v.array(nick),
    moreJoined: count,
    moreLeft: count,
  }),
  v.object({ type: v.literal('typing'), room, nicks: v.array(nick), more: count }),
  v.object({ type: v.literal('ping'), at: time }),
  v.object({ type: v.literal('closing'), code: branded<ClosingCode>(), message: safeText }),
]);

export function encodeHostFrame(frame: HostFrame): string {
  return JSON.stringify(frame);
}

/** Throws a `ProtocolError` that says what is wrong; all text in the frame comes back neutralised. */
export function decodeHostFrame(text: string): HostFrame {
  return decodeFrame(text, { schema: hostFrameSchema, sender: 'host' });
}

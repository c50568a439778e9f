import * as v from 'valibot';
import type { KeyId } from '../chat/author.ts';
import type { MessageText } from '../chat/message.ts';
import type { Nick } from '../chat/nick.ts';
import type { ClosingCode, Outgoing } from '../chat/outgoing.ts';
import type { Reaction } from '../chat/reaction.ts';
import type { RefusalCode } from '../chat/refusal.ts';
import type { RequestId } from '../chat/request.ts';
import type { RoomId } from '../chat/room-id.ts';
import type { RoomName } from '../chat/room-name.ts';
import { neutralize, neutralizeLine } from '../chat/text.ts';
import { decodeFrame } from './decode-frame.ts';

/** [P1] The first frame of a host. */
export interface Challenge {
  readonly type: 'challenge';
  readonly nonce: string;
  readonly versions: readonly number[];
  readonly software: string;
}

/** [P60] The host's half of an attempt with a short code, base64url both. */
export interface CodeAnswer {
  readonly type: 'code-answer';
  readonly share: string;
  readonly tag: string;
}

/** All that a host says to a native client. */
export type HostFrame = Challenge | CodeAnswer | Outgoing;

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

const yes = v.exactOptional(v.literal(true));
const reaction = branded<Reaction>();
const roomName = branded<RoomName>();
const reason = v.exactOptional(safeText);
const until = v.exactOptional(time);

const messagePosted = v.object({
  type: v.literal('message-posted'),
  ...fact,
  text: messageText,
  isAction: yes,
  replyTo: v.exactOptional(count),
  expiresAt: v.exactOptional(time),
  isEdited: yes,
  isDeleted: yes,
  reactions: v.exactOptional(v.array(v.object({ reaction, count, nicks: v.array(nick) }))),
  amendedSeq: v.exactOptional(count),
});
const eventSchema = v.variant('type', [
  messagePosted,
  v.object({ type: v.literal('nick-changed'), ...fact, to: nick }),
  v.object({ type: v.literal('room-created'), ...fact, name: v.exactOptional(roomName) }),
  v.object({ type: v.literal('topic-changed'), ...fact, topic: safeText }),
  v.object({ type: v.literal('password-changed'), ...fact, isLocked: v.boolean() }),
  v.object({ type: v.literal('topic-lock-changed'), ...fact, isLocked: v.boolean() }),
  v.object({ type: v.literal('role-changed'), ...fact, whom: nick, role: v.picklist(['member', 'operator']) }),
  v.object({ type: v.literal('member-kicked'), ...fact, whom: nick, reason }),
  v.object({ type: v.literal('member-banned'), ...fact, whom: v.exactOptional(nick), until, reason }),
  v.object({ type: v.literal('ban-lifted'), ...fact, whom: v.exactOptional(nick) }),
  v.object({ type: v.literal('member-muted'), ...fact, whom: nick, until }),
  v.object({ type: v.picklist(['member-unmuted', 'nick-freed']), ...fact, whom: nick }),
  v.object({ type: v.literal('message-edited'), ...fact, target: count, text: messageText }),
  v.object({ type: v.literal('message-deleted'), ...fact, target: count }),
  v.object({ type: v.picklist(['reaction-added', 'reaction-removed']), ...fact, target: count, reaction }),
  v.object({ type: v.picklist(['message-pinned', 'message-unpinned']), ...fact, target: count }),
]);
const events = v.array(eventSchema);
const author = v.object({ by: branded<KeyId>(), nick });
const info = v.object({
  id: room,
  kind: v.picklist(['lobby', 'public', 'private', 'direct']),
  name: v.exactOptional(roomName),
  topic: v.exactOptional(safeText),
  isTopicLocked: yes,
  pinned: v.array(count),
  owner: v.exactOptional(branded<KeyId>()),
  pair: v.exactOptional(v.tuple([author, author])),
  isLocked: v.boolean(),
});
const away = v.array(v.object({ nick, message: safeText }));

const roles = v.exactOptional(v.array(v.object({ nick, role: v.picklist(['operator', 'owner']) })));

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
    run: v.string(),
    at: time,
    title: safeText,
    by: v.exactOptional(branded<KeyId>()),
    hostKey: v.exactOptional(branded<KeyId>()),
    isPrivate: yes,
    isExposed: yes,
  }),
  v.object({ type: v.literal('code-answer'), share: v.string(), tag: v.string() }),
  v.object({ type: v.literal('knocking'), title: safeText }),
  v.object({ type: v.literal('ok'), number: count }),
  v.object({
    type: v.literal('refused'),
    number: count,
    code: branded<RefusalCode>(),
    message: safeText,
    retryAfterMs: v.exactOptional(count),
  }),
  v.object({ type: v.literal('room'), info }),
  v.object({ type: v.literal('rooms'), rooms: v.array(v.object({ info, here: count })), more: count }),
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
  v.object({ type: v.literal('roster'), room, here: count, nicks: v.array(nick), away, roles }),
  v.object({
    type: v.literal('presence'),
    room,
    here: count,
    joined: v.array(nick),
    left: v.array(nick),
    moreJoined: count,
    moreLeft: count,
    away,
  }),
  v.object({ type: v.literal('typing'), room, nicks: v.array(nick), more: count }),
  v.object({ type: v.literal('exposure'), isExposed: v.boolean() }),
  v.object({ type: v.literal('knock'), nick, address: safeText }),
  v.object({
    type: v.literal('invite'),
    code: safeText,
    codeExpiresAt: time,
    whom: v.exactOptional(safeText),
    token: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{22}$/))),
    isReplacement: yes,
  }),
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

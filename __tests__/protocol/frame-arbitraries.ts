import fc from 'fast-check';
import { neutralize, neutralizeLine } from '../../src/chat/text.ts';
import type { ClientFrame } from '../../src/protocol/client-frame.ts';
import type { HostFrame } from '../../src/protocol/host-frame.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 40 });
/** What a host that keeps its rules sends: harmless texts. */
const text = anyText.map(neutralize);
const line = anyText.map(neutralizeLine);
const count = fc.maxSafeNat();
const positive = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const time = fc.integer({ min: 0, max: 8.64e15 });
const token = fc.stringMatching(/^[\w-]{22}$/);
const requestId = fc
  .tuple(fc.stringMatching(/^[\w-]{8,16}$/), positive)
  .map(([client, number]) => `${client}.${number}`);
const optional = (...keys: string[]) => ({ withoutKeys: keys });

function frame(
  type: string,
  fields: Record<string, fc.Arbitrary<unknown>>,
  { withoutKeys } = optional(),
): fc.Arbitrary<unknown> {
  const all: Record<string, fc.Arbitrary<unknown>> = { type: fc.constant(type), ...fields };
  const requiredKeys = Object.keys(all).filter((key) => !withoutKeys.includes(key));
  return fc.record(all, { requiredKeys, noNullPrototype: true });
}

const shortText = fc.string({ unit: 'binary', maxLength: 100 });
const aboutMessage = { number: positive, room: shortText, target: count };
const aboutPerson = { number: positive, whom: anyText };
const duration = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((ms) => !Object.is(ms, -0));
const cursor = fc.record({ epoch: shortText, seq: count }, { noNullPrototype: true });

/** Every type of frame that a client sends, with whatever its fields may hold. */
export const clientFrames: Record<ClientFrame['type'], fc.Arbitrary<ClientFrame>> = {
  'try-code': frame(
    'try-code',
    { clientId: fc.stringMatching(/^[\w-]{8,16}$/), slot: fc.integer({ min: 1, max: 999 }), share: shortText },
    optional('slot'),
  ) as fc.Arbitrary<ClientFrame>,
  hello: frame(
    'hello',
    {
      version: positive,
      software: shortText,
      key: shortText,
      proof: shortText,
      clientId: fc.stringMatching(/^[\w-]{8,16}$/),
      nick: anyText,
      resumeToken: token,
      inviteToken: token,
      codeTag: token,
    },
    optional('software', 'nick', 'resumeToken', 'inviteToken', 'codeTag'),
  ) as fc.Arbitrary<ClientFrame>,
  pong: frame('pong', {}) as fc.Arbitrary<ClientFrame>,
  'create-invite': frame(
    'create-invite',
    { number: positive, whom: shortText },
    optional('whom'),
  ) as fc.Arbitrary<ClientFrame>,
  'answer-knock': frame('answer-knock', {
    number: positive,
    nick: anyText,
    isLetIn: fc.boolean(),
  }) as fc.Arbitrary<ClientFrame>,
  post: frame(
    'post',
    {
      number: positive,
      room: shortText,
      text: anyText,
      isAction: fc.constant(true),
      replyTo: count,
      ttlMs: fc.double({ noNaN: true, noDefaultInfinity: true }).filter((ttlMs) => !Object.is(ttlMs, -0)),
    },
    optional('isAction', 'replyTo', 'ttlMs'),
  ) as fc.Arbitrary<ClientFrame>,
  edit: frame('edit', { ...aboutMessage, text: anyText }) as fc.Arbitrary<ClientFrame>,
  delete: frame('delete', aboutMessage) as fc.Arbitrary<ClientFrame>,
  react: frame('react', { ...aboutMessage, reaction: anyText }) as fc.Arbitrary<ClientFrame>,
  pin: frame('pin', aboutMessage) as fc.Arbitrary<ClientFrame>,
  'set-topic': frame('set-topic', { number: positive, room: shortText, topic: anyText }) as fc.Arbitrary<ClientFrame>,
  'lock-topic': frame('lock-topic', {
    number: positive,
    room: shortText,
    isLocked: fc.boolean(),
  }) as fc.Arbitrary<ClientFrame>,
  'set-role': frame('set-role', { ...aboutPerson, role: fc.constantFrom('operator', 'member') }) as never,
  kick: frame('kick', { ...aboutPerson, reason: anyText }, optional('reason')) as never,
  ban: frame('ban', { ...aboutPerson, forMs: duration, reason: anyText }, optional('forMs', 'reason')) as never,
  unban: frame('unban', aboutPerson) as never,
  mute: frame('mute', { ...aboutPerson, forMs: duration }, optional('forMs')) as never,
  unmute: frame('unmute', aboutPerson) as never,
  'forget-nick': frame('forget-nick', aboutPerson) as never,
  register: frame('register', { number: positive, password: anyText }) as never,
  login: frame('login', { number: positive, nick: anyText, password: anyText }) as never,
  'set-password': frame('set-password', {
    number: positive,
    room: shortText,
    password: anyText,
  }) as fc.Arbitrary<ClientFrame>,
  'create-room': frame(
    'create-room',
    { number: positive, name: anyText, isPrivate: fc.boolean(), password: anyText },
    optional('name', 'password'),
  ) as fc.Arbitrary<ClientFrame>,
  'open-room': frame(
    'open-room',
    { number: positive, name: anyText, password: anyText },
    optional('password'),
  ) as fc.Arbitrary<ClientFrame>,
  'open-direct': frame('open-direct', { number: positive, nick: anyText }) as fc.Arbitrary<ClientFrame>,
  'list-rooms': frame('list-rooms', { number: positive }) as fc.Arbitrary<ClientFrame>,
  'set-away': frame('set-away', { number: positive, message: anyText }) as fc.Arbitrary<ClientFrame>,
  rename: frame('rename', { number: positive, nick: anyText }) as fc.Arbitrary<ClientFrame>,
  join: frame('join', { number: positive, room: shortText, cursor }, optional('cursor')) as fc.Arbitrary<ClientFrame>,
  leave: frame('leave', { number: positive, room: shortText }) as fc.Arbitrary<ClientFrame>,
  'read-history': frame(
    'read-history',
    { number: positive, room: shortText, before: count, after: count, limit: positive },
    optional('before', 'after', 'limit'),
  ) as fc.Arbitrary<ClientFrame>,
  search: frame(
    'search',
    {
      number: positive,
      room: shortText,
      terms: fc.array(shortText, { maxLength: 32 }),
      from: anyText,
      since: time,
      until: time,
      before: count,
    },
    optional('from', 'since', 'until', 'before'),
  ) as fc.Arbitrary<ClientFrame>,
  type: frame('type', { number: positive, room: shortText }) as fc.Arbitrary<ClientFrame>,
  who: frame('who', { number: positive, room: shortText }) as fc.Arbitrary<ClientFrame>,
};

const fact = { seq: count, at: time, by: token, nick: line, id: requestId };
const nicks = fc.array(line, { maxLength: 4 });
const some = (record: Record<string, fc.Arbitrary<unknown>>, requiredKeys = Object.keys(record)) =>
  fc.record(record, { requiredKeys, noNullPrototype: true });
const message = frame(
  'message-posted',
  {
    ...fact,
    text,
    isAction: fc.constant(true),
    replyTo: count,
    expiresAt: time,
    isEdited: fc.constant(true),
    isDeleted: fc.constant(true),
    reactions: fc.array(some({ reaction: line, count, nicks }), { maxLength: 3 }),
    amendedSeq: count,
  },
  optional('isAction', 'replyTo', 'expiresAt', 'isEdited', 'isDeleted', 'reactions', 'amendedSeq'),
);
const events = fc.array(
  fc.oneof(
    message,
    frame('nick-changed', { ...fact, to: line }),
    frame('room-created', { ...fact, name: line }, optional('name')),
    frame('topic-changed', { ...fact, topic: line }),
    frame('password-changed', { ...fact, isLocked: fc.boolean() }),
    frame('topic-lock-changed', { ...fact, isLocked: fc.boolean() }),
    frame('role-changed', { ...fact, whom: line, role: fc.constantFrom('member', 'operator') }),
    frame('member-kicked', { ...fact, whom: line, reason: line }, optional('reason')),
    frame('member-banned', { ...fact, whom: line, until: time, reason: line }, optional('whom', 'until', 'reason')),
    frame('ban-lifted', { ...fact, whom: line }, optional('whom')),
    frame('member-muted', { ...fact, whom: line, until: time }, optional('until')),
    frame('member-unmuted', { ...fact, whom: line }),
    frame('nick-freed', { ...fact, whom: line }),
    frame('message-edited', { ...fact, target: count, text }),
    frame('message-deleted', { ...fact, target: count }),
    frame('reaction-added', { ...fact, target: count, reaction: line }),
    frame('reaction-removed', { ...fact, target: count, reaction: line }),
    frame('message-pinned', { ...fact, target: count }),
    frame('message-unpinned', { ...fact, target: count }),
  ),
  { maxLength: 4 },
);
const author = some({ by: token, nick: line });
const info = some(
  {
    id: line,
    kind: fc.constantFrom('lobby', 'public', 'private', 'direct'),
    name: line,
    topic: line,
    isTopicLocked: fc.constant(true),
    pinned: fc.array(count, { maxLength: 3 }),
    owner: token,
    pair: fc.tuple(author, author),
    isLocked: fc.boolean(),
  },
  ['id', 'kind', 'pinned', 'isLocked'],
);
const away = fc.array(some({ nick: line, message: line }), { maxLength: 3 });

const roles = fc.array(some({ nick: line, role: fc.constantFrom('operator', 'owner') }), { maxLength: 3 });

/** Every type of frame that a host sends, with harmless texts. */
export const hostFrames: Record<HostFrame['type'], fc.Arbitrary<HostFrame>> = {
  challenge: frame('challenge', {
    nonce: token,
    versions: fc.array(positive, { minLength: 1, maxLength: 4 }),
    software: line,
  }) as fc.Arbitrary<HostFrame>,
  welcome: frame(
    'welcome',
    {
      nick: line,
      resumeToken: token,
      epoch: token,
      run: token,
      at: time,
      title: line,
      by: token,
      hostKey: token,
      isPrivate: fc.constant(true),
      isExposed: fc.constant(true),
    },
    optional('nick', 'by', 'hostKey', 'isPrivate', 'isExposed'),
  ) as fc.Arbitrary<HostFrame>,
  'code-answer': frame('code-answer', { share: token, tag: token }) as fc.Arbitrary<HostFrame>,
  knocking: frame('knocking', { title: line }) as fc.Arbitrary<HostFrame>,
  knock: frame('knock', { nick: line, address: line }) as fc.Arbitrary<HostFrame>,
  exposure: frame('exposure', { isExposed: fc.boolean() }) as fc.Arbitrary<HostFrame>,
  invite: frame(
    'invite',
    {
      code: line,
      codeExpiresAt: time,
      whom: line,
      token: fc.stringMatching(/^[\w-]{22}$/),
      isReplacement: fc.constant(true),
    },
    optional('whom', 'token', 'isReplacement'),
  ) as fc.Arbitrary<HostFrame>,
  ok: frame('ok', { number: count }) as fc.Arbitrary<HostFrame>,
  refused: frame(
    'refused',
    { number: count, code: fc.constantFrom('nick-taken', 'message-empty'), message: line, retryAfterMs: count },
    optional('retryAfterMs'),
  ) as fc.Arbitrary<HostFrame>,
  room: frame('room', { info }) as fc.Arbitrary<HostFrame>,
  rooms: frame('rooms', {
    rooms: fc.array(some({ info, here: count }), { maxLength: 3 }),
    more: count,
  }) as fc.Arbitrary<HostFrame>,
  events: frame('events', { room: line, events }) as fc.Arbitrary<HostFrame>,
  page: frame('page', {
    room: line,
    events,
    isOldest: fc.boolean(),
    isNewest: fc.boolean(),
    reset: fc.boolean(),
    live: fc.boolean(),
  }) as fc.Arbitrary<HostFrame>,
  found: frame('found', {
    room: line,
    messages: fc.array(message, { maxLength: 4 }),
    isOldest: fc.boolean(),
  }) as fc.Arbitrary<HostFrame>,
  roster: frame(
    'roster',
    { room: line, here: count, nicks, away, roles },
    optional('roles'),
  ) as fc.Arbitrary<HostFrame>,
  presence: frame('presence', {
    room: line,
    here: count,
    joined: nicks,
    left: nicks,
    moreJoined: count,
    moreLeft: count,
    away,
  }) as fc.Arbitrary<HostFrame>,
  typing: frame('typing', { room: line, nicks, more: count }) as fc.Arbitrary<HostFrame>,
  ping: frame('ping', { at: time }) as fc.Arbitrary<HostFrame>,
  closing: frame('closing', {
    code: fc.constantFrom('host-closed', 'too-slow'),
    message: line,
  }) as fc.Arbitrary<HostFrame>,
};

/** Anything that JSON can hold, with the keys that frames use and those that objects have by themselves. */
export const anyJson: fc.Arbitrary<string> = fc
  .letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(null, true, 0, -1, 1.5, 1e300, '', 'post', 'hello', 'lobby', 'events', 'page'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          'type',
          'number',
          'room',
          'text',
          'events',
          'cursor',
          'seq',
          '__proto__',
          'constructor',
          'at',
          'nick',
        ),
        tie('value'),
        { maxKeys: 5 },
      ),
    ),
  }))
  .value.map((value) => JSON.stringify(value));

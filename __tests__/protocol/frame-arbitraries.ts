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
const cursor = fc.record({ epoch: shortText, seq: count }, { noNullPrototype: true });

/** Every type of frame that a client sends, with whatever its fields may hold. */
export const clientFrames: Record<ClientFrame['type'], fc.Arbitrary<ClientFrame>> = {
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
    },
    optional('software', 'nick', 'resumeToken'),
  ) as fc.Arbitrary<ClientFrame>,
  pong: frame('pong', {}) as fc.Arbitrary<ClientFrame>,
  post: frame('post', { number: positive, room: shortText, text: anyText }) as fc.Arbitrary<ClientFrame>,
  rename: frame('rename', { number: positive, nick: anyText }) as fc.Arbitrary<ClientFrame>,
  join: frame('join', { number: positive, room: shortText, cursor }, optional('cursor')) as fc.Arbitrary<ClientFrame>,
  leave: frame('leave', { number: positive, room: shortText }) as fc.Arbitrary<ClientFrame>,
  'read-history': frame(
    'read-history',
    { number: positive, room: shortText, before: count, after: count },
    optional('before', 'after'),
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
const events = fc.array(
  fc.oneof(frame('message-posted', { ...fact, text }), frame('nick-changed', { ...fact, to: line })),
  { maxLength: 4 },
);
const nicks = fc.array(line, { maxLength: 4 });

/** Every type of frame that a host sends, with harmless texts. */
export const hostFrames: Record<HostFrame['type'], fc.Arbitrary<HostFrame>> = {
  challenge: frame('challenge', {
    nonce: token,
    versions: fc.array(positive, { minLength: 1, maxLength: 4 }),
    software: line,
  }) as fc.Arbitrary<HostFrame>,
  welcome: frame(
    'welcome',
    { nick: line, resumeToken: token, epoch: token, at: time, title: line },
    optional('nick'),
  ) as fc.Arbitrary<HostFrame>,
  ok: frame('ok', { number: count }) as fc.Arbitrary<HostFrame>,
  refused: frame(
    'refused',
    { number: count, code: fc.constantFrom('nick-taken', 'message-empty'), message: line, retryAfterMs: count },
    optional('retryAfterMs'),
  ) as fc.Arbitrary<HostFrame>,
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
    messages: fc.array(frame('message-posted', { ...fact, text }), { maxLength: 4 }),
    isOldest: fc.boolean(),
  }) as fc.Arbitrary<HostFrame>,
  roster: frame('roster', { room: line, here: count, nicks }) as fc.Arbitrary<HostFrame>,
  presence: frame('presence', {
    room: line,
    here: count,
    joined: nicks,
    left: nicks,
    moreJoined: count,
    moreLeft: count,
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

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeHostFrame, encodeHostFrame, type HostFrame } from '../../src/protocol/host-frame.ts';
import { ProtocolError } from '../../src/protocol/protocol-error.ts';
import { anyJson, hostFrames } from './frame-arbitraries.ts';

const event = { type: 'message-posted', seq: 1, at: 1, by: 'k', nick: 'Ada', id: 'client01.1', text: 'hi' };
const events = (...list: object[]) => JSON.stringify({ type: 'events', room: 'lobby', events: list });

function decodeError(text: string): unknown {
  try {
    return { decoded: decodeHostFrame(text) };
  } catch (error) {
    return error;
  }
}

describe('a host frame', () => {
  it.each(Object.entries(hostFrames))('[P15] %s comes back from its text as it was', (_, frames) => {
    fc.assert(
      fc.property(frames, (frame) => {
        expect(decodeHostFrame(encodeHostFrame(frame))).toStrictEqual(frame);
      }),
      { seed: 20 },
    );
  });

  it('loses fields that PROTOCOL.md does not name', () => {
    const frame = decodeHostFrame('{"type":"ok","number":1,"extra":2,"__proto__":{"x":1}}');
    expect(frame).toStrictEqual({ type: 'ok', number: 1 });
  });

  it('comes back with its message neutralised, line ends kept', () => {
    const frame = decodeHostFrame(events({ ...event, text: 'a\nb\u001b[2J\u202e' }));
    expect(frame).toMatchObject({ events: [{ text: 'a\nb␛[2J�' }] });
  });

  const bad = 'x\n\u001b[2J\u202e';
  const good = 'x ␛[2J�';
  it.each([
    ['the nick of an event', events({ ...event, nick: bad }), { events: [{ nick: good }] }],
    ['a new nick', events({ ...event, type: 'nick-changed', to: bad }), { events: [{ to: good }] }],
    ['a room', { type: 'events', room: bad, events: [] }, { room: good }],
    [
      'nicks of a roster',
      { type: 'roster', room: 'lobby', here: 1, nicks: [bad], away: [{ nick: bad, message: bad }] },
      { nicks: [good], away: [{ nick: good, message: good }] },
    ],
    ['a topic', events({ ...event, type: 'topic-changed', topic: bad }), { events: [{ topic: good }] }],
    [
      'a reaction',
      events({ ...event, type: 'reaction-added', target: 1, reaction: bad }),
      { events: [{ reaction: good }] },
    ],
    [
      'counted reactions',
      events({ ...event, reactions: [{ reaction: bad, count: 1, nicks: [bad] }] }),
      { events: [{ reactions: [{ reaction: good, nicks: [good] }] }] },
    ],
    [
      'what a room is',
      {
        type: 'room',
        info: {
          id: bad,
          kind: 'direct',
          name: bad,
          topic: bad,
          pinned: [],
          pair: [
            { by: bad, nick: bad },
            { by: bad, nick: bad },
          ],
          isLocked: false,
        },
      },
      {
        info: {
          id: good,
          name: good,
          topic: good,
          pair: [
            { by: good, nick: good },
            { by: good, nick: good },
          ],
        },
      },
    ],
    [
      'nicks of a presence',
      { type: 'presence', room: 'lobby', here: 1, joined: [bad], left: [bad], moreJoined: 0, moreLeft: 0, away: [] },
      { joined: [good], left: [good] },
    ],
    [
      'a title',
      { type: 'welcome', nick: bad, resumeToken: 't', epoch: 'e', run: 'r', at: 1, title: bad },
      { nick: good, title: good },
    ],
    ['software', { type: 'challenge', nonce: 'n', versions: [1], software: bad }, { software: good }],
    ['a refusal', { type: 'refused', number: 1, code: bad, message: bad }, { code: good, message: good }],
    ['a reason to close', { type: 'closing', code: 'silent', message: bad }, { message: good }],
  ])('comes back with %s neutralised to one harmless line', (_, frame, expected) => {
    expect(decodeHostFrame(typeof frame === 'string' ? frame : JSON.stringify(frame))).toMatchObject(expected);
  });
});

const challenge = { type: 'challenge', nonce: 'n', versions: [1], software: 's' };

const malformed: readonly (readonly [string, string | object])[] = [
  ['no JSON', 'HTTP/1.1 400 Bad Request'],
  ['null', 'null'],
  ['an array', '[]'],
  ['no type', {}],
  ['an unknown type', { type: 'shout' }],
  ["a type that is a client's", { type: 'pong' }],
  ['a challenge without versions', { ...challenge, versions: undefined }],
  ['a challenge of no version', { ...challenge, versions: [] }],
  ['a version in a string', { ...challenge, versions: ['1'] }],
  ['an infinite version', '{"type":"challenge","nonce":"n","versions":[1e999],"software":"s"}'],
  ['a time that no date can hold', { type: 'ping', at: 1e300 }],
  ['a negative time', { type: 'ping', at: -1 }],
  ['an infinite time of an event', events(event).replace('"at":1', '"at":1e999')],
  ['a negative number', { type: 'ok', number: -1 }],
  ['events that are none', { type: 'events', room: 'lobby', events: {} }],
  ['an event of an unknown type', events({ ...event, type: 'message-exploded' })],
  ['an event without a text', events({ ...event, text: undefined })],
  ['an event with a fractional seq', events({ ...event, seq: 0.5 })],
  ['one bad event among good ones', events(event, { ...event, nick: 7 })],
  ['a page without live', { type: 'page', room: 'lobby', events: [], isOldest: true, isNewest: true, reset: false }],
  [
    'a page whose live is a number',
    { type: 'page', room: 'lobby', events: [], isOldest: true, isNewest: true, reset: false, live: 1 },
  ],
  ['a roster that names a number', { type: 'roster', room: 'lobby', here: 1, nicks: [1] }],
  ['a wait without end', '{"type":"refused","number":1,"code":"c","message":"m","retryAfterMs":1e999}'],
];

describe('a malformed host frame', () => {
  it.each(malformed)('is refused in a sentence: %s', (_, frame) => {
    const error = decodeError(typeof frame === 'string' ? frame : JSON.stringify(frame));
    expect(error).toBeInstanceOf(ProtocolError);
    expect((error as Error).message).toMatch(
      /^(?:A frame is not JSON|The host sent a frame with a wrong [\w.]+: .+)\.$/u,
    );
  });

  it('does not speak to the terminal through the complaint about it', () => {
    const { message } = decodeError(JSON.stringify({ type: `\u001b]0;title\u0007${'x'.repeat(50_000)}` })) as Error;
    expect(message).not.toMatch(/[\u0000-\u001f]/u);
    expect(message.length).toBeLessThan(300);
  });

  it('is refused or typed, whatever JSON it is', () => {
    const types: string[] = Object.keys(hostFrames);
    fc.assert(
      fc.property(anyJson, (text) => {
        const result = decodeError(text) as ProtocolError | { decoded: HostFrame };
        if ('decoded' in result) expect(types).toContain(result.decoded.type);
        else expect(result).toBeInstanceOf(ProtocolError);
      }),
      { seed: 21, numRuns: 2000 },
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ClientFrame, decodeClientFrame, encodeClientFrame } from '../../src/protocol/client-frame.ts';
import { ProtocolError } from '../../src/protocol/protocol-error.ts';
import { anyJson, clientFrames } from './frame-arbitraries.ts';

describe('a client frame', () => {
  it.each(Object.entries(clientFrames))('[P11] %s comes back from its text as it was', (_, frames) => {
    fc.assert(
      fc.property(frames, (frame) => {
        expect(decodeClientFrame(encodeClientFrame(frame))).toStrictEqual(frame);
      }),
      { seed: 10 },
    );
  });

  it('is one line, so that it can travel as one', () => {
    fc.assert(
      fc.property(fc.oneof(...Object.values(clientFrames)), (frame) => {
        expect(encodeClientFrame(frame)).not.toMatch(/[\n\r]/u);
      }),
      { seed: 11 },
    );
  });

  it('loses fields that PROTOCOL.md does not name', () => {
    const text =
      '{"type":"who","number":1,"room":"lobby","colour":"red","__proto__":{"isOperator":true},"constructor":1}';
    const frame = decodeClientFrame(text);
    expect(frame).toStrictEqual({ type: 'who', number: 1, room: 'lobby' });
    expect(Object.getPrototypeOf(frame)).toBe(Object.prototype);
    expect('isOperator' in frame).toBe(false);
  });
});

const post = { type: 'post', number: 1, room: 'lobby', text: 'hi' };
const hello = { type: 'hello', version: 1, key: 'k', proof: 'p', clientId: 'client01' };
const join = { type: 'join', number: 1, room: 'lobby', cursor: { epoch: 'e', seq: 1 } };

const malformed: readonly (readonly [string, string | object])[] = [
  ['nothing', ''],
  ['no JSON', 'hello there'],
  ['half a frame', '{"type":"post","number":1'],
  ['two frames', '{"type":"pong"}{"type":"pong"}'],
  ['NaN', '{"type":"post","number":NaN,"room":"lobby","text":"hi"}'],
  ['null', 'null'],
  ['a number', '7'],
  ['a string', '"pong"'],
  ['an array', '[]'],
  ['an array with a frame', [post]],
  ['a deep array', '['.repeat(60_000)],
  ['a deep array that ends', '['.repeat(30_000) + ']'.repeat(30_000)],
  ['an object without a type', {}],
  ['a type in the prototype', '{"__proto__":{"type":"pong"}}'],
  ['an unknown type', { ...post, type: 'shout' }],
  ['a type that every object has', { ...post, type: 'constructor' }],
  ['the type __proto__', '{"type":"__proto__"}'],
  ['a type in the wrong case', { ...post, type: 'Post' }],
  ['a type in an array', { ...post, type: ['post'] }],
  ["a type that is a host's", { type: 'ok', number: 1 }],
  ['no number', { type: 'post', room: 'lobby', text: 'hi' }],
  ['number 0', { ...post, number: 0 }],
  ['a negative number', { ...post, number: -1 }],
  ['a fractional number', { ...post, number: 1.5 }],
  ['a number beyond the safe integers', { ...post, number: 2 ** 53 }],
  ['an infinite number', '{"type":"post","number":1e999,"room":"lobby","text":"hi"}'],
  ['a number in a string', { ...post, number: '1' }],
  ['no text', { type: 'post', number: 1, room: 'lobby' }],
  ['a text that is null', { ...post, text: null }],
  ['a text that is an object', { ...post, text: { toString: 'x' } }],
  ['a room of 257 characters', { ...post, room: 'x'.repeat(257) }],
  ['a room that is an array', { ...post, room: ['lobby'] }],
  ['a cursor that is null', { ...join, cursor: null }],
  ['a cursor that is an array', { ...join, cursor: [] }],
  ['a cursor without a seq', { ...join, cursor: { epoch: 'e' } }],
  ['a cursor with a negative seq', { ...join, cursor: { epoch: 'e', seq: -1 } }],
  ['a negative before', { type: 'read-history', number: 1, room: 'lobby', before: -1 }],
  ['an after that is null', { type: 'read-history', number: 1, room: 'lobby', after: null }],
  ['a hello without a version', { ...hello, version: undefined }],
  ['a version that is a string', { ...hello, version: '1' }],
  ['an infinite version', JSON.stringify(hello).replace('"version":1', '"version":1e999')],
  ['a version below 1', { ...hello, version: 0 }],
  ['a client id that is too short', { ...hello, clientId: 'short' }],
  ['a client id with a line end', { ...hello, clientId: 'client01\n' }],
  ['a client id with a dot', { ...hello, clientId: 'client.01' }],
  ['a key of 257 characters', { ...hello, key: 'x'.repeat(257) }],
  ['a nick that is null', { ...hello, nick: null }],
];

function decodeError(text: string): unknown {
  try {
    return { decoded: decodeClientFrame(text) };
  } catch (error) {
    return error;
  }
}

describe('a malformed client frame', () => {
  it.each(malformed)('[P23] is refused in a sentence: %s', (_, frame) => {
    const error = decodeError(typeof frame === 'string' ? frame : JSON.stringify(frame));
    expect(error).toBeInstanceOf(ProtocolError);
    expect((error as Error).message).toMatch(
      /^(?:A frame is not JSON|The client sent a frame with a wrong [\w.]+: .+)\.$/u,
    );
  });

  it('[P23] is named by its wrong field', () => {
    expect(decodeError(JSON.stringify({ ...join, cursor: { epoch: 'e', seq: 'x' } }))).toMatchObject({
      message: expect.stringContaining('wrong cursor.seq: '),
    });
  });

  it('[P23] does not speak through the complaint about it', () => {
    const { message } = decodeError(JSON.stringify({ type: `\u001b[2J\n${'x'.repeat(50_000)}` })) as Error;
    expect(message).not.toMatch(/[\u0000-\u001f]/u);
    expect(message.length).toBeLessThan(300);
  });

  it('[P23] is refused or typed, whatever JSON it is', () => {
    const types: string[] = Object.keys(clientFrames);
    fc.assert(
      fc.property(anyJson, (text) => {
        const result = decodeError(text) as ProtocolError | { decoded: ClientFrame };
        if ('decoded' in result) expect(types).toContain(result.decoded.type);
        else expect(result).toBeInstanceOf(ProtocolError);
      }),
      { seed: 12, numRuns: 2000 },
    );
  });
});

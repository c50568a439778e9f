import { describe, expect, it } from '@jest/globals';
import type { RoomEvent } from '../../src/chat/event.ts';
import { lobby, type RoomId } from '../../src/chat/room-id.ts';
import { desktopNotification } from '../../src/tui/painting/sequences.ts';
import { createRinger } from '../../src/tui/ring.ts';

const person = { nick: 'Ada', keyId: 'own', ignored: [], room: lobby };

function posted(text: string, by = 'other'): RoomEvent {
  return { type: 'message-posted', seq: 1, at: 0, by, nick: 'Bob', text } as RoomEvent;
}

describe('a mention', () => {
  it('rings, once in five seconds', () => {
    let now = 0;
    const ring = createRinger('bell', () => now);
    const at = (ms: number, text = '@ada hi') => {
      now = ms;
      return ring({ ...person, events: [posted('x'), posted(text)] });
    };
    expect([at(0), at(4999), at(5000), at(9999), at(20_000, 'Ada: hi')]).toEqual([
      '\u0007',
      undefined,
      '\u0007',
      undefined,
      '\u0007',
    ]);
  });

  it('rings as what asks for an answer soon does', () => {
    const urgent = 'Bob wants to be let in';
    expect(createRinger('bell', () => 0)({ urgent })).toBe('\u0007');
    expect(createRinger('osc9', () => 0)({ urgent })).toBe(desktopNotification(`pychat: ${urgent}`));
    expect(createRinger('off', () => 0)({ urgent })).toBeUndefined();
  });

  it('notifies with a harmless text where that is wanted, and not at all where nothing is', () => {
    const heard = { ...person, events: [posted('@Ada\n\u001b[2J\u009b\u0007')] };
    expect(createRinger('osc9', () => 0)(heard)).toBe('\u001b]9;pychat: Bob: @Ada ␛[2J\ufffd␇\u0007');
    expect(createRinger('off', () => 0)(heard)).toBeUndefined();
  });

  it.each([
    ['somebody else', posted('@Bob')],
    ['oneself by oneself', { ...posted('@Ada', 'own'), nick: 'Ada' } as RoomEvent],
    [
      'nobody, where a nick changes',
      { type: 'nick-changed', by: 'x', nick: '@Ada', to: '@Ada' } as unknown as RoomEvent,
    ],
  ])('does not ring for %s', (_, event) => {
    expect(createRinger('bell', () => 0)({ ...person, events: [event] })).toBeUndefined();
  });

  it('rings for the other nick of the same key, too: that is another member', () => {
    expect(createRinger('bell', () => 0)({ ...person, events: [posted('@Ada', 'own')] })).toBe('\u0007');
  });

  it('rings for whatever somebody says to the person alone', () => {
    const room = '@own+other' as RoomId;
    expect(createRinger('bell', () => 0)({ ...person, room, events: [posted('hello')] })).toBe('\u0007');
    const own = { ...posted('hello', 'own'), nick: 'Ada' } as RoomEvent;
    expect(createRinger('bell', () => 0)({ ...person, room, events: [own] })).toBeUndefined();
  });

  it('does not ring for who is ignored', () => {
    const ignored = [{ nick: 'Bob', by: 'other' }];
    expect(createRinger('bell', () => 0)({ ...person, ignored, events: [posted('@Ada')] })).toBeUndefined();
  });
});

it('a notification is cut at whole characters', () => {
  expect(desktopNotification('👩'.repeat(500))).toBe(`\u001b]9;${'👩'.repeat(120)}…\u0007`);
});

import { describe, expect, it } from '@jest/globals';
import type { RoomEvent } from '../../../src/chat/event.ts';
import { lobby } from '../../../src/chat/room-id.ts';
import { formatEventJson } from '../../../src/client/text/format-json.ts';

const fact = { seq: 7, at: Date.UTC(2026, 10, 20, 23, 41, 5, 250), by: 'key', nick: 'Ada', id: 'client01.3' };

describe('an event for scripts', () => {
  it('is one JSON object with its time in UTC', () => {
    const event = { type: 'message-posted', ...fact, text: 'Hello!' } as RoomEvent;
    expect(JSON.parse(formatEventJson(event))).toEqual({ ...event, at: '2026-11-20T23:41:05.250Z' });
  });

  it('is one line, whatever the text', () => {
    const text = 'two\nlines "quoted" \u2028 \\ 👨‍👩‍👧';
    const line = formatEventJson({ type: 'message-posted', ...fact, text } as RoomEvent);
    expect(line).not.toContain('\n');
    expect(JSON.parse(line).text).toBe(text);
  });

  it('names both nicks of a rename', () => {
    const line = formatEventJson({ type: 'nick-changed', ...fact, to: 'Countess' } as RoomEvent);
    expect(JSON.parse(line)).toMatchObject({ type: 'nick-changed', nick: 'Ada', to: 'Countess' });
  });

  it('says until when in UTC', () => {
    const line = formatEventJson({ type: 'member-muted', ...fact, whom: 'Eve', until: fact.at + 1000 } as never);
    expect(JSON.parse(line)).toMatchObject({ whom: 'Eve', until: '2026-11-20T23:41:06.250Z' });
  });

  it('bears the latest time that there is', () => {
    const line = formatEventJson({ type: 'message-posted', ...fact, at: 8.64e15, text: 'x' } as RoomEvent);
    expect(JSON.parse(line).at).toBe('+275760-09-13T00:00:00.000Z');
  });

  it('says when a temporary message is over, and which room it is of where that is asked for', () => {
    const event = { type: 'message-posted', ...fact, text: 'x', expiresAt: fact.at + 10_000, replyTo: 3 } as RoomEvent;
    expect(JSON.parse(formatEventJson(event, lobby))).toMatchObject({
      room: 'lobby',
      expiresAt: '2026-11-20T23:41:15.250Z',
      replyTo: 3,
    });
    expect(JSON.parse(formatEventJson(event))).not.toHaveProperty('room');
  });
});

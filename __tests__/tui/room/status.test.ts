import { describe, expect, it } from '@jest/globals';
import { ClientError } from '../../../src/client/client-error.ts';
import type { View } from '../../../src/client/view/view.ts';
import { formatStanding, formatStatus } from '../../../src/tui/room/status.ts';
import { viewOf } from '../shown-items.ts';

const sending = [
  { number: 1, text: 'one' },
  { number: 2, text: 'two' },
];
const waiting = { type: 'waiting-to-retry', retryAt: 5000, reason: 'The host has gone silent.' } as const;

describe('the status in words', () => {
  it('is empty when all is well', () => {
    expect(formatStatus(viewOf([]), { now: 0, width: 80 })).toBe('');
  });

  it('says what is under way', () => {
    expect(formatStatus(viewOf([], { link: { type: 'connecting' } }), { now: 0, width: 80 })).toBe('connecting…');
    expect(formatStatus(viewOf([], { sending }), { now: 0, width: 80 })).toBe('sending 2…');
  });

  it('counts down to the next attempt, never below zero', () => {
    const view = viewOf([], { link: waiting });
    expect(formatStatus(view, { now: 0, width: 80 })).toBe('connection lost, trying again in 5 s');
    expect(formatStatus(view, { now: 3001, width: 80 })).toBe('connection lost, trying again in 2 s');
    expect(formatStatus(view, { now: 9000, width: 80 })).toBe('connection lost, trying again in 0 s');
  });

  it('says that what was written meanwhile is kept', () => {
    expect(formatStatus(viewOf([], { link: waiting, sending }), { now: 4000, width: 80 })).toBe(
      'connection lost, trying again in 1 s; 2 to send are kept',
    );
  });

  it('says why it is over and what one can do', () => {
    const error = new ClientError('host-closed', 'The host closed the chat.');
    expect(formatStatus(viewOf([], { link: { type: 'closed', error } }), { now: 0, width: 80 })).toBe(
      'The host closed the chat. Enter tries again, exit leaves.',
    );
    expect(formatStatus(viewOf([], { link: { type: 'closed' } }), { now: 0, width: 80 })).toBe(
      'Left. Enter tries again, exit leaves.',
    );
  });

  it('says the most important on a narrow screen', () => {
    const lost = viewOf([], { link: waiting, sending });
    expect(formatStatus(lost, { now: 0, width: 40 })).toBe('lost, again in 5 s; 2 to send');
    expect(formatStatus(lost, { now: 0, width: 20 })).toBe('again in 5 s');
    const error = new ClientError(
      'refused',
      `${'The nick is taken by somebody who will not give it back. '.repeat(2)}Wait.`,
    );
    const closed = viewOf([], { link: { type: 'closed', error } });
    expect(formatStatus(closed, { now: 0, width: 100 })).toBe(
      'The nick is taken by somebody who will not give it back. Enter tries again, exit leaves.',
    );
    expect(formatStatus(closed, { now: 0, width: 60 })).toBe(
      'The nick is taken by som… Enter tries again, exit leaves.',
    );
    expect(formatStatus(closed, { now: 0, width: 40 })).toBe('Enter tries again, exit leaves.');
  });

  it('stays on one line, whatever the reason holds', () => {
    const error = new ClientError('refused', 'Two\nlines\u001b[2J.');
    expect(formatStatus(viewOf([], { link: { type: 'closed', error } }), { now: 0, width: 80 })).toMatch(
      /^Two lines␛\[2J\. Enter/u,
    );
  });
});

it('what holds until the person changes it is told in few words', () => {
  const away = new Map([['Ada', 'lunch']]) as unknown as View['away'];
  expect(formatStanding(viewOf([]))).toBe('');
  expect(formatStanding(viewOf([], { ttlMs: 90_000 }))).toBe('temporary 2 m');
  expect(formatStanding(viewOf([], { ttlMs: 30_000, away }))).toBe('temporary 30 s · away');
  expect(formatStanding(viewOf([], { away, nick: 'Bob' }))).toBe('');
});

import { describe, expect, it } from '@jest/globals';
import { ClientError } from '../../../src/client/client-error.ts';
import { formatStatus } from '../../../src/tui/room/status.ts';
import { viewOf } from '../shown-items.ts';

const sending = [
  { number: 1, text: 'one' },
  { number: 2, text: 'two' },
];
const waiting = { type: 'waiting-to-retry', retryAt: 5000, reason: 'The host has gone silent.' } as const;

describe('the status in words', () => {
  it('is empty when all is well', () => {
    expect(formatStatus(viewOf([]), 0)).toBe('');
  });

  it('says what is under way', () => {
    expect(formatStatus(viewOf([], { link: { type: 'connecting' } }), 0)).toBe('connecting…');
    expect(formatStatus(viewOf([], { sending }), 0)).toBe('sending 2…');
  });

  it('counts down to the next attempt, never below zero', () => {
    const view = viewOf([], { link: waiting });
    expect(formatStatus(view, 0)).toBe('connection lost, trying again in 5 s');
    expect(formatStatus(view, 3001)).toBe('connection lost, trying again in 2 s');
    expect(formatStatus(view, 9000)).toBe('connection lost, trying again in 0 s');
  });

  it('says that what was written meanwhile is kept', () => {
    expect(formatStatus(viewOf([], { link: waiting, sending }), 4000)).toBe(
      'connection lost, trying again in 1 s; 2 to send are kept',
    );
  });

  it('says why it is over and what one can do', () => {
    const error = new ClientError('host-closed', 'The host closed the chat.');
    expect(formatStatus(viewOf([], { link: { type: 'closed', error } }), 0)).toBe(
      'The host closed the chat. Enter tries again, exit leaves.',
    );
    expect(formatStatus(viewOf([], { link: { type: 'closed' } }), 0)).toBe('Left. Enter tries again, exit leaves.');
  });

  it('stays on one line, whatever the reason holds', () => {
    const error = new ClientError('refused', 'Two\nlines\u001b[2J.');
    expect(formatStatus(viewOf([], { link: { type: 'closed', error } }), 0)).toMatch(/^Two lines␛\[2J\. Enter/u);
  });
});

import { describe, expect, it } from '@jest/globals';
import { Outbox } from '../../src/client/outbox.ts';

const message = (text: string) => ({ type: 'post', room: 'lobby', text }) as const;

describe('the outbox', () => {
  const fill = (texts: readonly string[]) => {
    const outbox = new Outbox();
    return { outbox, asked: texts.map((text) => outbox.add(message(text))) };
  };
  const numbersOf = (outbox: Outbox) => outbox.takeSendable().map(({ number }) => number);

  it('[P11] numbers requests from 1, in order', () => {
    const { asked } = fill(['a', 'b', 'c']);
    expect(asked.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('[P24] lets 8 be unanswered, and the next with each answer', () => {
    const { outbox } = fill(Array.from({ length: 12 }, () => 'x'));
    expect(numbersOf(outbox)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(numbersOf(outbox)).toEqual([]);
    outbox.settle({ type: 'ok', number: 3 });
    expect(numbersOf(outbox)).toEqual([9]);
  });

  it('[P24] lets 32 KiB be unanswered, counted in bytes', () => {
    const { outbox } = fill(Array.from({ length: 5 }, () => '☂'.repeat(4000)));
    const sent = outbox.takeSendable();
    expect(sent).toHaveLength(2);
    expect(Buffer.byteLength(JSON.stringify(sent))).toBeLessThanOrEqual(32 * 1024);
  });

  it('[P24] lets one request through, however large', () => {
    const { outbox } = fill(['x'.repeat(60_000), 'y']);
    expect(numbersOf(outbox)).toEqual([1]);
    outbox.settle({ type: 'ok', number: 1 });
    expect(numbersOf(outbox)).toEqual([2]);
  });

  it('[P19] after a restart sends what was not answered again, in order and under the old numbers', () => {
    const { outbox } = fill(['a', 'b', 'c', 'd']);
    outbox.takeSendable();
    outbox.settle({ type: 'ok', number: 2 });
    outbox.restart();
    expect(outbox.takeSendable()).toEqual([
      { ...message('a'), number: 1 },
      { ...message('c'), number: 3 },
      { ...message('d'), number: 4 },
    ]);
  });

  it('[P11] gives each request its own answer, once', async () => {
    const { outbox, asked } = fill(['a', 'b']);
    outbox.settle({ type: 'refused', number: 2, code: 'not-saved', message: 'No.' });
    outbox.settle({ type: 'ok', number: 2 });
    expect(await asked[1]?.answer).toMatchObject({ type: 'refused' });
    expect(outbox.isEmpty).toBe(false);
    outbox.settle({ type: 'ok', number: 1 });
    expect(outbox.isEmpty).toBe(true);
  });

  it('passes over answers to what it never asked', () => {
    const { outbox } = fill(['a']);
    outbox.settle({ type: 'ok', number: 77 });
    expect(numbersOf(outbox)).toEqual([1]);
  });

  it('[P24] sends urgent ones first, within the same window, and forgets them with the connection', async () => {
    const { outbox } = fill(Array.from({ length: 12 }, () => 'x'));
    outbox.takeSendable();
    const urgent = outbox.addUrgent({ type: 'join', room: 'lobby' });
    expect(numbersOf(outbox)).toEqual([]);
    outbox.settle({ type: 'ok', number: 1 });
    expect(numbersOf(outbox)).toEqual([13]);
    outbox.restart();
    expect(await urgent).toBeUndefined();
    expect(numbersOf(outbox)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    expect(outbox.isEmpty).toBe(false);
  });

  it('holds back what is not ready, in its order, and nothing else', () => {
    const outbox = new Outbox();
    for (const room of ['den', 'lobby', 'den', 'lobby']) outbox.add({ type: 'post', room, text: 'x' });
    const sendable = (isDenReady: boolean) =>
      outbox
        .takeSendable((request) => isDenReady || !('room' in request) || request.room !== 'den')
        .map(({ number }) => number);
    expect([sendable(false), sendable(true)]).toEqual([
      [2, 4],
      [1, 3],
    ]);
  });
});

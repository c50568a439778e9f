import { describe, expect, it } from '@jest/globals';
import {
  belongsOnDisk,
  emptyHistory,
  historyOf,
  recall,
  remember,
} from '../../../src/client/completion/input-history.ts';

describe('the history of what was submitted', () => {
  it('goes back from the newest to the oldest, and forward to the draft as it was left', () => {
    const back = recall(historyOf(['one', 'two']), { written: 'draft', step: -1 });
    if (!back) throw new Error('There are two.');
    expect(back).toMatchObject({ text: 'two', left: undefined });
    const again = recall(back.history, { written: 'two, edited', step: -1 });
    expect(again).toMatchObject({ text: 'one', left: undefined });
    const forward = again && recall(again.history, { written: 'one', step: 1 });
    expect(forward).toMatchObject({ text: 'two', left: 'two, edited' });
    expect(forward && recall(forward.history, { written: 'x', step: 1 })).toMatchObject({ text: '', left: 'draft' });
  });

  it('ends at the oldest and at the draft', () => {
    expect(recall<string>(emptyHistory, { written: '', step: -1 })).toBeUndefined();
    expect(recall(historyOf(['one']), { written: '', step: 1 })).toBeUndefined();
  });

  it('keeps the same text twice in a row once, and no blank one', () => {
    expect(historyOf(['a', 'a', 'b', 'a']).texts).toEqual(['a', 'b', 'a']);
    expect(remember(historyOf(['a']), 'a').texts).toEqual(['a']);
    expect(remember(historyOf(['a']), ' \n').texts).toEqual(['a']);
  });

  it('keeps the last 500', () => {
    const many = historyOf(Array.from({ length: 600 }, (_, number) => `text ${number}`));
    expect(many.texts).toHaveLength(500);
    expect(many.texts[0]).toBe('text 100');
    expect(remember(many, 'new').texts).toHaveLength(500);
  });

  it('says what may be written to the disk', () => {
    expect(belongsOnDisk('hello', { ttlMs: undefined })).toBe(true);
    expect(belongsOnDisk(' \n', { ttlMs: undefined })).toBe(false);
    expect(belongsOnDisk('hello', { ttlMs: 10_000 })).toBe(false);
    for (const text of [
      '/temp 10s hello',
      '/TEMP hello',
      '/temp\thello',
      '/temp10s hello',
      '/password hunter2',
      '/register hunter2',
      '/LOGIN Ada hunter2',
    ]) {
      expect(belongsOnDisk(text, { ttlMs: undefined })).toBe(false);
    }
    for (const text of ['//temp hello', ' /temp is a command', '/me tempers']) {
      expect(belongsOnDisk(text, { ttlMs: undefined })).toBe(true);
    }
  });
});

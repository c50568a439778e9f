import { describe, expect, it } from '@jest/globals';
import { applyInput, composerWith, emptyComposer } from '../../../src/tui/composer/composer.ts';
import {
  belongsOnDisk,
  emptyHistory,
  historyOf,
  type InputHistory,
  recall,
  remember,
} from '../../../src/tui/composer/input-history.ts';

function go(from: { history: InputHistory; composer: typeof emptyComposer }, ...steps: readonly (-1 | 1)[]) {
  return steps.reduce((now, step) => recall(now.history, { composer: now.composer, step }) ?? now, from);
}

describe('the history of what was submitted', () => {
  const start = { history: historyOf(['one', 'two', 'three']), composer: composerWith('draft') };

  it('goes back from the newest to the oldest, and no further', () => {
    expect(go(start, -1).composer.text).toBe('three');
    expect(go(start, -1, -1, -1).composer.text).toBe('one');
    expect(go(start, -1, -1, -1, -1).composer.text).toBe('one');
    expect(recall(emptyHistory, { composer: emptyComposer, step: -1 })).toBeUndefined();
  });

  it('comes forward again to the draft, as it was left, and no further', () => {
    const draft = applyInput(composerWith('draft'), { type: 'action', action: 'left' });
    const back = go({ ...start, composer: draft }, -1, -1, 1, 1);
    expect(back.composer).toEqual(draft);
    expect(go(back, 1)).toBe(back);
  });

  it('stands at the end of what it recalls', () => {
    expect(go(start, -1).composer.cursor).toBe('three'.length);
  });

  it('keeps an edit of an older text while one looks elsewhere, and never changes that text', () => {
    const edited = { ...go(start, -1), composer: composerWith('three and more') };
    const back = go(edited, -1, 1);
    expect(back.composer.text).toBe('three and more');
    expect(back.history.texts).toEqual(['one', 'two', 'three']);
    const next = remember(back.history, 'three and more');
    expect(next.texts).toEqual(['one', 'two', 'three', 'three and more']);
    expect(go({ history: next, composer: emptyComposer }, -1, -1).composer.text).toBe('three');
  });

  it('takes what was cut along', () => {
    const composer = { ...composerWith('draft'), cut: 'scissors' };
    expect(go({ ...start, composer }, -1).composer.cut).toBe('scissors');
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

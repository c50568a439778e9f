import { describe, expect, it } from '@jest/globals';
import { emptyHistory, historyOf, type InputHistory, remember } from '../../../src/client/completion/input-history.ts';
import { applyInput, type Composer, composerWith, emptyComposer } from '../../../src/tui/composer/composer.ts';
import { recallInto } from '../../../src/tui/composer/recall.ts';

function go(from: { history: InputHistory<Composer>; composer: Composer }, ...steps: readonly (-1 | 1)[]) {
  return steps.reduce((now, step) => recallInto(now.composer, { history: now.history, step }) ?? now, from);
}

describe('the history of what was submitted', () => {
  const start = { history: historyOf<Composer>(['one', 'two', 'three']), composer: composerWith('draft') };

  it('goes back from the newest to the oldest, and no further', () => {
    expect(go(start, -1).composer.text).toBe('three');
    expect(go(start, -1, -1, -1).composer.text).toBe('one');
    expect(go(start, -1, -1, -1, -1).composer.text).toBe('one');
    expect(recallInto(emptyComposer, { history: emptyHistory, step: -1 })).toBeUndefined();
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
});

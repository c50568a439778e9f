import { describe, expect, it } from '@jest/globals';
import { PasswordAsker } from '../../../src/tui/room/password-asker.ts';
import {
  answerPassword,
  formatPasswordQuestion,
  hidden,
  type PasswordStep,
} from '../../../src/tui/room/password-question.ts';
import type { InputEvent } from '../../../src/tui/room/room-state.ts';

/** Actions by their names, text with `=` before it, a paste with `+`. */
function readEvent(input: string): InputEvent {
  const text = input.slice(1);
  if (input.startsWith('=')) return { type: 'text', text };
  if (input.startsWith('+')) return { type: 'paste', text };
  return { type: 'action', action: input as never };
}

function run(...inputs: string[]): PasswordStep {
  let step: PasswordStep = { type: 'asking', asking: { question: 'Password of den', typed: '' } };
  for (const input of inputs) if (step.type === 'asking') step = answerPassword(step.asking, readEvent(input));
  return step;
}

describe('a password that is asked for', () => {
  it('is what was typed until Enter, blanks and all', () => {
    expect(run('=a b', '= ', 'submit')).toEqual({ type: 'answered', answer: 'a b ' });
    expect(run('=a', '+b\n', 'submit')).toEqual({ type: 'answered', answer: 'ab' });
    expect(run('submit')).toEqual({ type: 'answered', answer: '' });
  });

  it('is given up by Escape and Ctrl-C, and by Ctrl-D where nothing is typed', () => {
    for (const key of ['cancel', 'interrupt'])
      expect(run('=abc', key)).toEqual({ type: 'answered', answer: undefined });
    expect(run('delete-or-leave')).toEqual({ type: 'answered', answer: undefined });
    expect(run('=a', 'delete-or-leave')).toMatchObject({ asking: { typed: 'a' } });
  });

  it('can be corrected, a character or all at once, and nothing else does anything', () => {
    expect(run('=a👩‍🚀', 'delete-back')).toMatchObject({ asking: { typed: 'a' } });
    expect(run('=a', 'delete-back', 'delete-back')).toMatchObject({ asking: { typed: '' } });
    expect(run('=abc', 'cut-to-start')).toMatchObject({ asking: { typed: '' } });
    for (const key of ['up', 'put-back', 'undo', 'complete', 'edit-last', 'show-room', 'page-up'])
      expect(run('=abc', key)).toMatchObject({ asking: { typed: 'abc' } });
  });

  it('is seen as dots, with the cursor behind them', () => {
    const asking = { question: 'Password of den', typed: 'a👩‍🚀漢' };
    expect(hidden(asking)).toEqual({ text: '•••', cursor: 3 });
    expect(formatPasswordQuestion(asking, 80)).toBe('Password of den? Esc gives up');
    expect(formatPasswordQuestion(asking, 20).length).toBeLessThanOrEqual(17);
  });
});

describe('several questions', () => {
  it('are asked one after the other, each with its own answer', async () => {
    const asker = new PasswordAsker(() => {});
    expect(asker.take(readEvent('=x'))).toBe(false);
    const answers = Promise.all([asker.ask('one'), asker.ask('two')]);
    await Promise.resolve();
    expect(asker.asking?.question).toBe('one');
    for (const key of ['=1', 'submit']) expect(asker.take(readEvent(key))).toBe(true);
    while (asker.asking?.question !== 'two') await Promise.resolve();
    asker.take(readEvent('cancel'));
    expect(await answers).toEqual(['1', undefined]);
    expect(asker.asking).toBeUndefined();
  });
});

import { expect, it } from '@jest/globals';
import type { Nick } from '../../../src/chat/nick.ts';
import { chooseNext, findCompletion } from '../../../src/client/completion/completion.ts';
import { completed } from '../../../src/tui/composer/completed.ts';
import { applyInput, emptyComposer, insert } from '../../../src/tui/composer/composer.ts';
import { draw } from './drawn-composer.ts';

const few = { nick: 'Own', nicks: new Set(['Ada', 'Bob'] as Nick[]), items: [] };

it('a completion is one step for undo, whatever was chosen before', () => {
  const first = findCompletion(insert(emptyComposer, 'hi '), few);
  if (!first) throw new Error('There are two.');
  const second = completed(chooseNext(first, 1));
  expect(draw(second)).toBe('hi Bob |');
  expect(draw(applyInput(second, { type: 'action', action: 'undo' }))).toBe('hi |');
});

it('a completion without the candidate that is chosen changes nothing', () => {
  const typed = insert(emptyComposer, 'hi ');
  expect(completed({ kind: 'nicks', typed, from: 3, candidates: [], chosen: 0 })).toBe(typed);
});

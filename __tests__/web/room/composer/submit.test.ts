import { describe, expect, it } from '@jest/globals';
import type { ComposerMode } from '../../../../src/web/room/composer/composer-mode.ts';
import { entryOf, usesMode } from '../../../../src/web/room/composer/submit.ts';
import { message } from '../../../storage/sample-events.ts';

const writing: ComposerMode = { type: 'writing' };
const replying: ComposerMode = { type: 'replying', message: message(42) };
const editing: ComposerMode = { type: 'editing', message: message(42) };

describe('what a submitted text asks for', () => {
  it('is what it asks for everywhere, while nothing else is begun', () => {
    expect(entryOf('hello', writing)).toEqual({ type: 'say', text: 'hello' });
    expect(entryOf('/me waves', writing)).toEqual({ type: 'act', text: 'waves' });
    expect(entryOf('exit', writing)).toEqual({ type: 'quit' });
  });

  it('is an answer, also where it says exit', () => {
    expect(entryOf('hello', replying)).toEqual({ type: 'reply', target: 42, text: 'hello' });
    expect(entryOf('//hello', replying)).toEqual({ type: 'reply', target: 42, text: '/hello' });
    expect(entryOf('exit', replying)).toEqual({ type: 'reply', target: 42, text: 'exit' });
  });

  it('is a slash command meanwhile, after which the answer goes on', () => {
    expect(entryOf('/who', replying)).toEqual({ type: 'who' });
    expect(usesMode('/who', replying)).toBe(false);
    expect(usesMode('hello', replying)).toBe(true);
  });

  it('is what the message says from then on, whatever that is', () => {
    for (const text of ['hello', '/who', 'exit']) {
      expect(entryOf(text, editing)).toEqual({ type: 'edit', target: 42, text });
      expect(usesMode(text, editing)).toBe(true);
    }
  });
});

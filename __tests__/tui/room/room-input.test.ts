import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Nick } from '../../../src/chat/nick.ts';
import { historyOf } from '../../../src/client/completion/input-history.ts';
import { maxComposerLength } from '../../../src/tui/composer/composer.ts';
import { type Action, keyBindings } from '../../../src/tui/keyboard/keys.ts';
import { applyInputEvent, emptyRoomInput, giveBack } from '../../../src/tui/room/room-input.ts';
import type { InputEvent, RoomInput, RoomStep } from '../../../src/tui/room/room-state.ts';
import { draw } from '../composer/drawn-composer.ts';

const people = { nick: 'Own', nicks: new Set(['Own', 'Ada', 'Adele', 'Bob'] as Nick[]), items: [] };
const start: RoomInput = { ...emptyRoomInput, history: historyOf(['older', 'newest']) };

/** Does one thing after the other: actions by their names, text with `=` before it, a paste with `+`. */
function run(inputs: readonly string[], { endsForOthers = false, from = start } = {}): RoomStep {
  let step: RoomStep = { input: from };
  for (const input of inputs) step = applyInputEvent(step.input, { event: readEvent(input), endsForOthers, people });
  return step;
}

function readEvent(input: string): InputEvent {
  const text = input.slice(1);
  if (input.startsWith('=')) return { type: 'text', text };
  if (input.startsWith('+')) return { type: 'paste', text };
  return { type: 'action', action: input as Action };
}

/** What is in the composer, and what the next key is about. */
function seen({ input: { composer, mode } }: RoomStep): string[] {
  return [draw(composer), mode.type];
}

const leaves = { type: 'leave' };
const others = { endsForOthers: true };

describe('every action', () => {
  // Each from the text `one two` with the cursor before `two`. The pane takes those that scroll; here they do nothing.
  const examples: Record<Action, string | { wish: RoomStep['wish'] } | { mode: string }> = {
    submit: { wish: { type: 'submit', text: 'one two' } },
    'submit-pasted': { wish: { type: 'submit', text: 'one two' } },
    'new-line': 'one \n|two',
    complete: { mode: 'choosing' },
    'complete-back': { mode: 'choosing' },
    up: 'newest|',
    down: 'one |two',
    left: 'one| two',
    right: 'one t|wo',
    'word-left': '|one two',
    'word-right': 'one two|',
    'line-start': '|one two',
    'line-end': 'one two|',
    'delete-back': 'one|two',
    'delete-forward': 'one |wo',
    'delete-or-leave': 'one |wo',
    'cut-to-start': '|two',
    'cut-to-end': 'one |',
    'cut-back-to-blank': '|two',
    'cut-word-back': '|two',
    'cut-word-forward': 'one |',
    'put-back': 'one |two',
    undo: '|',
    'page-up': 'one |two',
    'page-down': 'one |two',
    'to-oldest': 'one |two',
    'to-newest': 'one |two',
    'show-room': 'one |two',
    'room-above': 'one |two',
    'room-below': 'one |two',
    'room-with-news': 'one |two',
    'edit-last': { mode: 'hinting' },
    cancel: 'one |two',
    interrupt: '|',
    suspend: { wish: { type: 'suspend' } },
    repaint: { wish: { type: 'repaint' } },
  };

  it.each(keyBindings.map(({ action }) => action))('%s does what it is for', (action) => {
    const { input } = run(['=one two', 'word-left']);
    const step = run([action], { from: input });
    const expected = examples[action];
    if (typeof expected === 'string') expect(seen(step)).toEqual([expected, 'writing']);
    else if ('mode' in expected) expect(step.input.mode.type).toBe(expected.mode);
    else expect(step.wish).toEqual(expected.wish);
  });
});

describe('submitting', () => {
  it('empties the line, and the text is the newest of the history', () => {
    const step = run(['=hello', 'submit']);
    expect(step.wish).toEqual({ type: 'submit', text: 'hello' });
    expect(seen(step)).toEqual(['|', 'writing']);
    expect(seen(run(['up'], { from: step.input }))).toEqual(['hello|', 'writing']);
  });

  it('takes several lines as one text, and exit inside them as text', () => {
    expect(run(['=a', 'new-line', '=exit', 'submit']).wish).toEqual({ type: 'submit', text: 'a\nexit' });
  });

  it('leaves at once with exit, for a member and for a host alone, and keeps no exit', () => {
    for (const word of ['exit', ' EXIT ', '/quit', '/exit']) {
      const step = run([`=${word}`, 'submit']);
      expect(step.wish).toEqual(leaves);
      expect(step.input.history.texts).toEqual(start.history.texts);
    }
  });

  it('keeps what was cut for the next text', () => {
    expect(seen(run(['=one two', 'cut-back-to-blank', 'submit', 'put-back']))).toEqual(['two|', 'writing']);
  });

  it('gives a refused text back where nothing else has been begun', () => {
    const { input } = run(['=/dance', 'submit']);
    expect(giveBack(input, '/dance')?.composer.text).toBe('/dance');
    expect(giveBack(run(['=x'], { from: input }).input, '/dance')).toBeUndefined();
  });
});

describe('the history by ↑ and ↓', () => {
  it('is reached from the first and the last line only', () => {
    const { input } = run(['=a', 'new-line', '=b']);
    expect(seen(run(['up'], { from: input }))[0]).toBe('a|\nb');
    expect(seen(run(['up', 'up'], { from: input }))[0]).toBe('newest|');
    expect(seen(run(['up', 'up', 'up', 'up', 'up'], { from: input }))[0]).toBe('older|');
    expect(seen(run(['up', 'up', 'down'], { from: input }))[0]).toBe('a|\nb');
  });

  it('sends an edited text and leaves the old one as it was', () => {
    const step = run(['up', '=!', 'submit']);
    expect(step.wish).toEqual({ type: 'submit', text: 'newest!' });
    expect(step.input.history.texts).toEqual(['older', 'newest', 'newest!']);
  });
});

describe('Ctrl-C and Ctrl-D', () => {
  it('clears the line, then offers to leave, then leaves', () => {
    expect(seen(run(['=draft', 'interrupt']))).toEqual(['|', 'writing']);
    expect(seen(run(['=draft', 'interrupt', 'interrupt']))).toEqual(['|', 'asking-leave']);
    expect(run(['=draft', 'interrupt', 'interrupt', 'interrupt']).wish).toEqual(leaves);
  });

  it('loses nothing: undo brings the line back, and so does ↑', () => {
    expect(seen(run(['=draft', 'interrupt', 'undo']))[0]).toBe('draft|');
    expect(seen(run(['=draft', 'interrupt', 'up']))[0]).toBe('draft|');
    expect(seen(run(['=draft', 'interrupt', 'up', 'up']))[0]).toBe('newest|');
  });

  it('offers to leave by Ctrl-D, too, but only where there is nothing to delete', () => {
    expect(seen(run(['delete-or-leave']))).toEqual(['|', 'asking-leave']);
    expect(run(['delete-or-leave', 'delete-or-leave']).wish).toEqual(leaves);
    expect(run(['delete-or-leave', 'interrupt']).wish).toEqual(leaves);
    expect(seen(run(['=a', 'delete-or-leave', 'delete-or-leave']))).toEqual(['a|', 'writing']);
  });

  it.each(['=a', 'left', 'cancel', 'submit', 'complete', '+pasted', 'suspend'])(
    'forgets the offer after %s',
    (next) => {
      expect(run(['interrupt', next]).input.mode.type).not.toBe('asking-leave');
    },
  );
});

describe('a host whom others would lose', () => {
  it('is asked first, and answers y or exit again', () => {
    expect(seen(run(['=exit', 'submit'], others))).toEqual(['|', 'asking-close']);
    for (const yes of ['=y', '=Y']) expect(run(['=exit', 'submit', yes], others).wish).toEqual(leaves);
    expect(run(['=exit', 'submit', '=exit', 'submit'], others).wish).toEqual(leaves);
  });

  it('is asked by Ctrl-C and Ctrl-D too, after the offer', () => {
    for (const key of ['interrupt', 'delete-or-leave']) {
      expect(seen(run([key, key], others))).toEqual(['|', 'asking-close']);
      expect(run([key, key, key], others).wish).toEqual(leaves);
    }
  });

  it('stays when something else is said, or with Escape', () => {
    const said = run(['=exit', 'submit', '=no', 'submit'], others);
    expect([...seen(said), said.wish]).toEqual(['|', 'writing', { type: 'submit', text: 'no' }]);
    expect(seen(run(['=exit', 'submit', 'cancel'], others))).toEqual(['|', 'writing']);
  });

  it('does not leave by a y inside a text', () => {
    expect(seen(run(['=exit', 'submit', '=m', '=y'], others))).toEqual(['my|', 'asking-close']);
  });

  it('leaves without a second question once the others are gone', () => {
    expect(run(['=y'], { from: run(['=exit', 'submit'], others).input }).wish).toEqual(leaves);
  });

  it('is asked before Ctrl-Z stops the chat with it', () => {
    expect(run(['suspend'], others)).toMatchObject({ input: { mode: { type: 'asking-suspend' } } });
    expect(run(['suspend', 'suspend'], others).wish).toEqual({ type: 'suspend' });
    expect(run(['suspend', 'suspend', 'suspend'], others).wish).toBeUndefined();
    expect(run(['suspend', '=a', 'suspend'], others).wish).toBeUndefined();
    expect(run(['=draft', 'suspend']).wish).toEqual({ type: 'suspend' });
  });
});

describe('what Tab offers', () => {
  it('is taken at once when there is one', () => {
    expect(seen(run(['=hi b', 'complete']))).toEqual(['hi Bob |', 'writing']);
  });

  it('is a list of several, the first filled in, that Tab and the arrows go round', () => {
    expect(seen(run(['=ad', 'complete']))).toEqual(['Ada: |', 'choosing']);
    expect(seen(run(['=ad', 'complete-back']))).toEqual(['Adele: |', 'choosing']);
    for (const next of ['complete', 'down', 'complete-back', 'up']) {
      expect(seen(run(['=ad', 'complete', next]))).toEqual(['Adele: |', 'choosing']);
      expect(seen(run(['=ad', 'complete', next, next]))).toEqual(['Ada: |', 'choosing']);
    }
  });

  it('is accepted by Enter, which submits nothing, and by any other key, which does its work', () => {
    const step = run(['=ad', 'complete', 'submit']);
    expect([...seen(step), step.wish]).toEqual(['Ada: |', 'writing', undefined]);
    expect(seen(run(['=ad', 'complete', '=hello']))).toEqual(['Ada: hello|', 'writing']);
    expect(seen(run(['=ad', 'complete', 'delete-back']))).toEqual(['Ada:|', 'writing']);
    expect(seen(run(['=ad', 'complete', '+pasted']))).toEqual(['Ada: pasted|', 'writing']);
  });

  it('is dropped by Escape or Ctrl-C, with what was typed as it was', () => {
    for (const key of ['cancel', 'interrupt']) {
      expect(seen(run(['=ad', 'complete', 'complete', key]))).toEqual(['ad|', 'writing']);
      expect(run(['=ad', 'complete', key]).input.composer).toEqual(run(['=ad']).input.composer);
    }
  });

  it('is nothing where nothing fits: a hint says so until the next key', () => {
    expect(run(['=x', 'complete']).input.mode).toEqual({ type: 'hinting', text: 'Nothing to complete' });
    expect(seen(run(['=x', 'complete', '=y']))).toEqual(['xy|', 'writing']);
  });

  it('stays through a repaint', () => {
    expect(seen(run(['=ad', 'complete', 'repaint']))).toEqual(['Ada: |', 'choosing']);
  });
});

describe('a paste', () => {
  const long = `+${Array.from({ length: 6 }, (_, line) => `line ${line}`).join('\n')}`;

  it('goes in where the cursor stands, undone as one', () => {
    expect(seen(run(['=ad', 'left', '+b\nc']))).toEqual(['ab\nc|d', 'writing']);
    expect(seen(run(['=ad', 'left', '+b\nc', 'undo']))).toEqual(['a|d', 'writing']);
  });

  it('is no answer and no exit', () => {
    expect(run(['=exit', 'submit', '+y'], others).wish).toBeUndefined();
    expect(run(['+exit\n'], others).wish).toBeUndefined();
  });

  it('asks first when it is long; Enter takes it and sends nothing', () => {
    expect(seen(run(['=x', long]))).toEqual(['x|', 'asking-paste']);
    const taken = run(['=x', long, 'submit']);
    expect([...seen(taken), taken.wish]).toEqual([`x${long.slice(1)}|`, 'writing', undefined]);
  });

  it('is dropped by Escape or Ctrl-C, and nothing else is', () => {
    for (const key of ['cancel', 'interrupt']) expect(seen(run(['=x', long, key]))).toEqual(['x|', 'writing']);
  });

  it('is taken by any other key, which then does its own work', () => {
    expect(seen(run([long, '=!']))).toEqual([`${long.slice(1)}!|`, 'writing']);
    expect(seen(run([long, '+more']))).toEqual([`${long.slice(1)}more|`, 'writing']);
    expect(seen(run([long, 'line-start', 'line-start']))[0]).toMatch(/\n\|line 5$/u);
  });

  it('that makes too long a message is refused, and the text stays', () => {
    const step = run(['=draft', `+${'x'.repeat(4000)}`]);
    expect(seen(step)).toEqual(['draft|', 'hinting']);
    expect(step.input.mode).toMatchObject({ text: expect.stringContaining('4,005 of at most') });
  });
});

describe('whatever is done', () => {
  const pieces = ['a', '@', '/', '/n', 'b', ' ', 'y', 'exit', '👨‍👩‍👧', '🇩', '\u0301', '漢', '\u202e', '\ud83d'];
  const pasted = ['x\ny', `${'line\n'.repeat(9)}end`, 'z'.repeat(3000), 'z'.repeat(5000), '\u001b[2J'];
  const inputs = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...keyBindings.map(({ action }) => action as string)) },
    { weight: 2, arbitrary: fc.constantFrom(...pieces).map((piece) => `=${piece}`) },
    { weight: 1, arbitrary: fc.constantFrom(...pasted).map((text) => `+${text}`) },
  );

  it('the cursor stands on the edge of a character, nothing grows for ever, and what is shown is harmless', () => {
    fc.assert(
      fc.property(fc.array(inputs, { maxLength: 60 }), fc.boolean(), (all, endsForOthers) => {
        let from = start;
        for (const each of all) {
          ({ input: from } = run([each], { endsForOthers, from }));
          const { text, cursor } = from.composer;
          const edges = [...new Intl.Segmenter().segment(text)].map(({ index }) => index);
          expect([...edges, text.length]).toContain(cursor);
          expect(text.length).toBeLessThanOrEqual(maxComposerLength);
          expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]/u);
          expect(from.composer.past.length).toBeLessThanOrEqual(200);
        }
      }),
      { numRuns: 200 },
    );
  });
});

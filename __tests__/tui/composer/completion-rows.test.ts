import { describe, expect, it } from '@jest/globals';
import type { Completion } from '../../../src/client/completion/completion.ts';
import { layOutCompletion } from '../../../src/tui/composer/completion-rows.ts';
import { emptyComposer } from '../../../src/tui/composer/composer.ts';
import { widestOf } from '../shown-items.ts';

function list(kind: Completion['kind'], texts: readonly string[], chosen = 0): Completion {
  const candidates = texts.map((text) => ({ text, summary: `does ${text}`, takesArgument: false }));
  return { kind, typed: emptyComposer, from: 0, candidates, chosen };
}

function draw(completion: Completion, { width = 40, maxRows = 5 } = {}): string[] {
  return layOutCompletion(completion, { width, maxRows }).map((parts) => parts.map(({ text }) => text).join(''));
}

const nicks = Array.from({ length: 30 }, (_, number) => `nick${number}`);

describe('nicks', () => {
  it('stand in one row, the chosen one in brackets', () => {
    expect(draw(list('nicks', ['Ada', 'Bob', 'Zoë'], 1))).toEqual(['   Ada [Bob] Zoë ']);
  });

  it('scroll sideways with the choice, which is always there', () => {
    expect(draw(list('nicks', nicks))).toEqual(['  [nick0] nick1  nick2  nick3  nick4  ›']);
    expect(draw(list('nicks', nicks, 29))[0]).toMatch(/^ ‹ nick26 .+\[nick29\]$/u);
    for (const width of [80, 40, 20, 12]) {
      for (const chosen of nicks.keys()) {
        const row = draw(list('nicks', nicks, chosen), { width });
        expect(row[0]).toContain(`[nick${chosen}`);
        expect(widestOf(row)).toBeLessThanOrEqual(width);
      }
    }
  });

  it('fit whatever they are', () => {
    const row = draw(list('nicks', ['👩‍🚀'.repeat(8), '漢'.repeat(24)]), { width: 20 });
    expect(widestOf(row)).toBeLessThanOrEqual(20);
  });
});

describe('slash commands', () => {
  const commands = ['/help', '/nick', '/who', '/quit', '/x1', '/x2', '/x3'];

  it('stand one in a row with what they do, the chosen one marked', () => {
    expect(draw(list('slash-commands', commands.slice(0, 3), 1))).toEqual([
      '   /help  does /help',
      ' ▸ /nick  does /nick',
      '   /who   does /who',
    ]);
  });

  it('scroll with the choice', () => {
    for (const maxRows of [1, 2, 3]) {
      for (const chosen of commands.keys()) {
        const rows = draw(list('slash-commands', commands, chosen), { maxRows });
        expect(rows).toHaveLength(maxRows);
        expect(rows.filter((row) => row.includes('▸'))).toEqual([expect.stringContaining(commands[chosen] ?? '')]);
      }
    }
  });

  it('are cut where the screen ends', () => {
    expect(draw(list('slash-commands', commands.slice(0, 1)), { width: 12 })).toEqual([' ▸ /help  do']);
  });
});

it('nothing is shown where there is no room', () => {
  expect(draw(list('nicks', nicks), { maxRows: 0 })).toEqual([]);
});

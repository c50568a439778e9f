import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Nick } from '../../../src/chat/nick.ts';
import { layOutItem } from '../../../src/tui/pane/lay-out-item.ts';
import { nickColumnWidth } from '../../../src/tui/pane/leads.ts';
import { draw, happened, said, widestOf } from '../shown-items.ts';

const people = { nick: 'Bob', nicks: new Set(['Ada', 'Bob'] as Nick[]) };
const pane = { width: 50, nickWidth: 8, gutter: 5, people };
const narrow = { ...pane, width: 40, gutter: 0 };

function lines(...parts: Parameters<typeof said>): string[] {
  return draw(layOutItem(said(...parts), pane));
}

/** What stands beside the lead, without blanks at the end. */
function texts(...parts: Parameters<typeof said>): string[] {
  return draw(layOutItem(said(...parts), narrow)).map((line) => line.slice(15).trimEnd());
}

describe("a message's number", () => {
  it('stands at the right edge of its first row, and the text leaves room for it', () => {
    expect(lines('Hello!', { seq: 42 })).toEqual([' 12:34  Ada    Hello!                          42']);
    expect(lines('one two three four five six seven', { seq: 1234 })).toEqual([
      ' 12:34  Ada    one two three four five six   1234',
      '               seven',
    ]);
  });

  it('is in its column also behind text that terminals measure differently', () => {
    const [row] = layOutItem(said('👩‍👩‍👧‍👦 hi', { seq: 42 }), pane);
    expect(row?.line).toMatch(/hi +\u001b\[K\u001b\[48G\u001b\[2m42/u);
  });

  it('gives its place to the time that a temporary message still has', () => {
    const item = said('soon gone', { seq: 42, expiresAt: 10_000 });
    expect(draw(layOutItem(item, { ...pane, leftMs: 8000 }))).toEqual([
      ' 12:34  Ada    soon gone                      8 s',
    ]);
    expect(layOutItem(item, { ...pane, leftMs: 8000 })[0]?.expiresAt).toBe(10_000);
  });

  it('is nowhere in a narrow pane, where the time still is', () => {
    const item = said('soon gone', { seq: 42, expiresAt: 10_000 });
    expect(draw(layOutItem(item, { ...pane, width: 40, leftMs: 90_000 }))).toEqual([
      ' 12:34  Ada    soon gone            2 m',
    ]);
  });
});

describe('an action', () => {
  it('is told in the third person, its lines under each other', () => {
    expect(lines('waves', { seq: 7, isAction: true })).toEqual([' 12:34  * Ada waves                             7']);
    expect(
      draw(layOutItem(said('waves to one and all', { isAction: true, isOwn: true }), { ...narrow, width: 30 })),
    ).toEqual([' 12:34 ›* Ada waves to one ', '              and all']);
  });
});

describe('a reply', () => {
  const quoted = { seq: 3, nick: 'Batman', text: 'Hello, everyone, how are\nyou?' };

  it('has what it answers above it, in one row', () => {
    expect(texts('fine', { replyTo: 3, quoted })).toEqual(['↳ Batman: Hello, everyo…', 'fine']);
  });

  it('says so where that is not known yet, or is gone', () => {
    expect(texts('fine', { replyTo: 3 })).toEqual(['↳ #3', 'fine']);
    expect(texts('fine', { replyTo: 3, quoted: { ...quoted, text: '' } })).toEqual([
      '↳ a message that is gone',
      'fine',
    ]);
  });

  it('keeps the key of its first row for the message itself', () => {
    const rows = layOutItem(said('fine', { seq: 9, replyTo: 3, quoted }), pane);
    expect(draw(rows.filter(({ key }) => key === 'e9.0')).join()).toContain('fine');
    expect(new Set(rows.map(({ key }) => key)).size).toBe(2);
  });
});

describe('what was made of a message', () => {
  it('says that it was edited, behind the text', () => {
    expect(texts('right', { isEdited: true })).toEqual(['right (edited)']);
    expect(texts('a text that is about as wide', { isEdited: true })).toEqual([
      'a text that is about as',
      'wide (edited)',
    ]);
    expect(texts('```\ncode\n```', { isEdited: true })).toEqual(['│ code', '(edited)']);
  });

  it('leaves one word of a deleted one, and nothing of what was said about it', () => {
    const reactions = [{ reaction: '+1', count: 1, nicks: ['Bob'] }];
    expect(lines('', { isDeleted: true, replyTo: 3, reactions, isAction: true })).toEqual([' 12:34  Ada    deleted']);
  });

  it('counts reactions below it, one’s own in brackets', () => {
    const reactions = [
      { reaction: '+1', count: 3, nicks: ['Ada', 'Cy', 'Di'] },
      { reaction: '🎉', count: 1, nicks: ['Bob'] },
      { reaction: 'lol', count: 2, nicks: ['Bob', 'Ada'] },
    ];
    expect(texts('news', { reactions })).toEqual(['news', '+1 ×3  [🎉]', '[lol ×2]']);
  });

  it('has as many rows as its reactions need', () => {
    const reactions = Array.from({ length: 20 }, (_, kind) => ({
      reaction: `${'漢'.repeat(5)}${kind}`,
      count: 99,
      nicks: [],
    }));
    const rows = layOutItem(said('x', { reactions }), narrow);
    expect(rows.length).toBe(21);
    expect(widestOf(draw(rows))).toBeLessThanOrEqual(40);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(21);
  });
});

describe('what else happened', () => {
  it.each([
    [happened({ type: 'room-created' }), 'Ada made this room'],
    [happened({ type: 'topic-changed', topic: 'Lunch' }), 'Ada set the topic: Lunch'],
    [happened({ type: 'topic-changed', topic: '' }), 'Ada took the topic away'],
    [happened({ type: 'password-changed', isLocked: true }), 'Ada set a password'],
    [happened({ type: 'password-changed', isLocked: false }), 'Ada took the password away'],
    [happened({ type: 'message-pinned', target: 7 }), 'Ada pinned #7'],
    [happened({ type: 'message-unpinned', target: 7 }), 'Ada unpinned #7'],
  ])('is said in a row (%#)', (item, words) => {
    expect(draw(layOutItem(item, pane))).toEqual([` 12:34  ${words}`]);
  });
});

describe('whatever is said, answered and made of it', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.string({ unit: 'binary', maxLength: 80 }));
  const reaction = fc.record({
    reaction: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 16 }),
    count: fc.integer({ min: 1, max: 10_000 }),
    nicks: fc.constantFrom(['Bob'], ['Ada']),
  });

  it('no row is wider than the pane, and each has a key of its own', () => {
    fc.assert(
      fc.property(
        fc.record({ text, quote: text, nick: fc.string({ unit: 'grapheme', maxLength: 24 }) }),
        fc.array(reaction, { maxLength: 20 }),
        fc.record({
          width: fc.integer({ min: 12, max: 120 }),
          gutter: fc.constantFrom(0, 5, 8),
          isAction: fc.boolean(),
          isTemporary: fc.boolean(),
        }),
        ({ text: said_, quote, nick }, reactions, { width, gutter, isAction, isTemporary }) => {
          const item = said(said_, {
            seq: 1_234_567,
            nick,
            reactions,
            replyTo: 3,
            quoted: { seq: 3, nick, text: quote },
            isEdited: true,
            ...(isAction && { isAction: true }),
            ...(isTemporary && { expiresAt: 1 }),
          });
          const parts = { width, gutter: width < 30 ? 0 : gutter, nickWidth: nickColumnWidth([item], width), people };
          const rows = layOutItem(item, { ...parts, ...(isTemporary && { leftMs: 59_000 }) });
          expect(widestOf(draw(rows))).toBeLessThanOrEqual(width);
          expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});

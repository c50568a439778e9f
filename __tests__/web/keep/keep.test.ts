import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { lobby, type RoomId } from '../../../src/chat/room-id.ts';
import { openKeep } from '../../../src/web/keep/keep.ts';
import { memoryStore } from '../memory-store.ts';

const den = 'BCDFG' as RoomId;

afterEach(() => {
  jest.useRealTimers();
});

describe('what the browser keeps', () => {
  const openBoth = (browser = memoryStore(), tab = memoryStore()) => ({
    browser,
    tab,
    keep: openKeep({ browser, tab }),
  });

  it('is a nick: of this tab, else of the one that was changed last', () => {
    const { browser, tab, keep } = openBoth();
    expect(keep.nick).toBeUndefined();
    keep.nick = 'Ada';
    const other = openBoth(browser);
    expect(other.keep.nick).toBe('Ada');
    other.keep.nick = 'Bob';
    expect(openKeep({ browser, tab }).nick).toBe('Ada');
    expect(openBoth(browser).keep.nick).toBe('Bob');
    expect(openBoth(memoryStore({ nick: 'no nick' })).keep.nick).toBeUndefined();
  });

  it('is a draft for each room, written a moment later or when the page goes', () => {
    jest.useFakeTimers();
    const { browser, keep } = openBoth();
    keep.setDraft(lobby, 'hel');
    keep.setDraft(lobby, 'hello');
    keep.setDraft(den, 'psst');
    expect([keep.draft(lobby), keep.draft(den)]).toEqual(['hello', 'psst']);
    expect(browser.texts.get('drafts')).toBeUndefined();
    jest.advanceTimersByTime(500);
    expect(openBoth(browser).keep.draft(lobby)).toBe('hello');
    keep.setDraft(lobby, '');
    keep.flush();
    expect(openBoth(browser).keep.draft(lobby)).toBe('');
    keep.setDraft(den, '');
    keep.flush();
    expect(browser.texts.has('drafts')).toBe(false);
  });

  it('is no draft that must not be on a disk: nothing temporary, and no password', () => {
    const browser = memoryStore();
    const keep = openKeep({ browser, tab: memoryStore(), ttlOf: (room) => (room === den ? 10_000 : undefined) });
    keep.setDraft(den, 'gone soon');
    keep.setDraft(lobby, '/password hunter2');
    keep.flush();
    expect([keep.draft(den), keep.draft(lobby)]).toEqual(['gone soon', '/password hunter2']);
    expect([...browser.texts.values()].join()).not.toMatch(/soon|hunter2/);
  });

  it('is how far rooms were read, whom somebody ignores, and what was submitted', () => {
    const { browser, keep } = openBoth();
    keep.seen.write(
      'epoch',
      new Map([
        [lobby, 7],
        [den, 3],
      ]),
    );
    keep.ignoreList.add({ nick: 'Eve', by: 'eve' });
    for (const text of ['one', 'two']) keep.inputHistory.add(text);
    const { keep: next } = openBoth(browser);
    expect([next.seen.read('epoch', lobby), next.seen.read('epoch', den), next.seen.read('other', lobby)]).toEqual([
      7,
      3,
      undefined,
    ]);
    expect(next.ignoreList.members).toEqual([{ nick: 'Eve', by: 'eve' }]);
    expect(next.inputHistory.read()).toEqual(['one', 'two']);
  });

  it('is passed over where it is damaged', () => {
    for (const damage of ['{', '1', '[1,{"nick":2},["a",-1],[2,3]]', '{"a":[]}', '[""]']) {
      const browser = memoryStore({ drafts: damage, seen: damage, ignored: damage, inputs: damage });
      const { keep } = openBoth(browser);
      expect([
        keep.draft(lobby),
        keep.seen.read('a', lobby),
        keep.ignoreList.members,
        keep.inputHistory.read(),
      ]).toEqual(['', undefined, [], []]);
    }
  });
});

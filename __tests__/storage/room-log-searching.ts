import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RoomEvent } from '../../src/chat/event.ts';
import type { Nick } from '../../src/chat/nick.ts';
import type { SearchQuery } from '../../src/chat/search-query.ts';
import { searchTerms } from '../../src/chat/search-terms.ts';
import { MemoryLog } from '../../src/storage/memory/memory-log.ts';
import type { RoomLog } from '../../src/storage/room-log.ts';
import { commit, den, lobby, message, nickChange, noLimit } from './sample-events.ts';

const bob = { nick: 'Bob' as Nick };
const hour = 60 * 60 * 1000;
const at = (hours: number) => ({ at: 1_700_000_000_000 + hours * hour });

const events: readonly RoomEvent[] = [
  message(1, 'Lunch is ready', at(1)),
  message(2, 'Is LUNCH really ready? “Crème brûlée”!', { ...bob, ...at(2) }),
  nickChange(3, 'Lunch', at(3)),
  message(4, 'dinner: at_eight', { ...bob, ...at(4) }),
  message(5, '大家好，午饭好了', at(5)),
  message(6, 'lunch-time again', { nick: 'bob' as Nick, ...at(6) }),
];

/** What every room log keeps to when it is searched. */
export function describeSearching(kind: string, open: () => RoomLog): void {
  let log: RoomLog;
  beforeEach(async () => {
    log = open();
    await log.append([commit(lobby, 0, events), commit(den, 0, [message(1, 'lunch in the den')])]);
  });
  afterEach(() => log.close());

  async function find(words: string, query: Partial<SearchQuery> = {}, before = Number.POSITIVE_INFINITY) {
    const parts = { query: { terms: searchTerms(words), ...query }, limit: noLimit };
    return (await log.search(lobby, before, parts)).messages.map(({ seq }) => seq);
  }

  describe(`searching ${kind}`, () => {
    it.each([
      ['lunch', [1, 2, 6]],
      ['READY lunch', [1, 2]],
      ['creme brulee', [2]],
      ['eight', [4]],
      ['午饭', [5]],
      ['lun', []],
      ['lunch dinner', []],
      ['is', [1, 2]],
    ])(
      'for %j finds whole words whatever their case and accents, in messages of the room only',
      async (words, seqs) => {
        expect(await find(words)).toEqual(seqs);
      },
    );

    it('takes nothing in a term for an operator', async () => {
      for (const term of ['"', 'NOT lunch', 'lunch*', 'words : lunch', 'NEAR(lunch ready)', "';--"]) {
        const found = await log.search(lobby, 99, { query: { terms: [term] }, limit: noLimit });
        expect(found).toEqual({ messages: [], isOldest: true });
      }
    });

    it('knows an author by the nick as people see it', async () => {
      expect(await find('', { from: 'BOB' })).toEqual([2, 4, 6]);
      expect(await find('lunch', { from: 'Ada' })).toEqual([1]);
      expect(await find('', { from: 'Eve' })).toEqual([]);
    });

    it('keeps to a time, from inclusive, until exclusive', async () => {
      expect(await find('lunch', { since: at(2).at })).toEqual([2, 6]);
      expect(await find('lunch', { until: at(2).at })).toEqual([1]);
      expect(await find('lunch', { since: at(1.5).at, until: at(6).at })).toEqual([2]);
      expect(await find('lunch', { since: at(7).at })).toEqual([]);
      expect(await find('lunch', { since: at(3).at, until: at(2).at })).toEqual([]);
    });

    it('finds the newest first when it may not find all, and goes on from there', async () => {
      const search = (before: number, maxEvents: number) =>
        log.search(lobby, before, { query: { terms: ['lunch'] }, limit: { maxEvents, maxBytes: 1e9 } });
      const seqs = ({ messages, isOldest }: Awaited<ReturnType<typeof search>>) => [
        messages.map(({ seq }) => seq),
        isOldest,
      ];
      expect(seqs(await search(Number.POSITIVE_INFINITY, 2))).toEqual([[2, 6], false]);
      expect(seqs(await search(2, 2))).toEqual([[1], true]);
      expect(seqs(await search(7, 3))).toEqual([[1, 2, 6], true]);
      expect(seqs(await search(1, 3))).toEqual([[], true]);
    });

    it('gives the messages whole', async () => {
      const { messages } = await log.search(lobby, 3, { query: { terms: ['brulee'] }, limit: noLimit });
      expect(messages).toEqual([{ ...events[1], id: 'lobby0000.2' }]);
    });
  });

  it(`${kind} finds what a memory log finds`, async () => {
    const word = fc.constantFrom('one', 'Two', 'Ünter', 'ß', 'x1', '汉', '"', 'ﬁn');
    const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 12 }), text, async (texts, sought) => {
        const reference = new MemoryLog();
        const other = open();
        const said = commit(
          lobby,
          0,
          texts.map((each, index) => message(index + 1, each)),
        );
        const parts = { query: { terms: searchTerms(sought) }, limit: { maxEvents: 5, maxBytes: 1e9 } };
        if (parts.query.terms.length === 0) return;
        for (const each of [reference, other]) await each.append([said]);
        expect(await other.search(lobby, 99, parts)).toEqual(await reference.search(lobby, 99, parts));
        await other.close();
      }),
      { numRuns: 20 },
    );
  });
}

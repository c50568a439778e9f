import { describe, expect, it } from '@jest/globals';
import type { Item } from '../../../../src/client/view/item.ts';
import { type ItemRow, rowsOf } from '../../../../src/web/room/pane/rows.ts';
import { at, happened, noticed, said } from '../../../tui/shown-items.ts';

const parts = { ignored: [], away: undefined, hostTime: at };

function rows(items: readonly Item[], changes: Partial<Parameters<typeof rowsOf>[1]> = {}): ItemRow[] {
  return rowsOf({ items, sending: [] }, { ...parts, ...changes }) as ItemRow[];
}

function by(nick: string, seq: number, changes: Parameters<typeof said>[1] = {}): Item {
  return said(`${seq}`, { seq, nick, by: nick as never, ...changes });
}

describe('the rows of the pane', () => {
  it('name a person once while they go on', () => {
    const continued = rows([by('Ada', 1), by('Ada', 2), by('Bob', 3), by('Bob', 4)]).map((row) => row.isContinued);
    expect(continued).toEqual([false, true, false, true]);
  });

  it('name them again after minutes, on another day, for an answer, for what they do, and at every sixteenth message', () => {
    const minutes = 6 * 60_000;
    for (const next of [
      by('Ada', 2, { at: at + minutes }),
      by('Ada', 2, { daysLater: 1 }),
      by('Ada', 2, { replyTo: 1 }),
      by('Ada', 2, { isAction: true }),
      by('Ada', 16),
    ]) {
      expect(rows([by('Ada', 1), next])[1]?.isContinued).toBe(false);
    }
  });

  it('name them again after somebody else or something else', () => {
    expect(rows([by('Ada', 1), noticed('Well.'), by('Ada', 2)])[2]?.isContinued).toBe(false);
  });

  it('tell each day once, whatever stands between', () => {
    const items = [by('Ada', 1), noticed('Well.'), by('Ada', 2), by('Ada', 3, { daysLater: 1 })];
    expect(rows(items).map((row) => row.isFirstOfDay)).toEqual([true, false, false, true]);
  });

  it('are none for what shows nothing by itself: amendments, and what has expired', () => {
    const edited = happened({ type: 'message-edited', seq: 2, target: 1, text: 'better' });
    expect(rows([by('Ada', 1), edited, by('Ada', 3, { expiresAt: at - 1 })]).map(({ key }) => key)).toEqual(['e1']);
  });

  it('are none for who is ignored', () => {
    expect(rows([by('Ada', 1), by('Eve', 2)], { ignored: [{ nick: 'Eve', by: 'Eve' }] })).toHaveLength(1);
  });

  it('have a line above the first that is new', () => {
    const items = [by('Ada', 1), by('Ada', 2), by('Ada', 3)];
    const shown = rows(items, { away: { after: 1, upTo: 3 } });
    expect(shown.map((row) => row.isFirstNew)).toEqual([false, true, false]);
    expect(shown[1]?.isContinued).toBe(false);
  });

  it('stay the same objects while nothing about them is another', () => {
    const items = [by('Ada', 1), by('Ada', 2)];
    const [first, second] = rows(items);
    const [, again, third] = rows([...items, by('Ada', 3)]);
    expect(again).toBe(second);
    expect(third?.isContinued).toBe(true);
    expect(rows([by('Ada', 0), ...items])[1]).not.toBe(first);
  });

  it('end with what is not sent yet', () => {
    const last = rowsOf({ items: [by('Ada', 1)], sending: [{ number: 7, text: 'soon' }] }, parts).at(-1);
    expect(last).toMatchObject({ kind: 'sending', key: 's7' });
  });
});

import { describe, expect, it, jest } from '@jest/globals';
import { RepeatCounter } from '../../../src/cli/log/repeat-counter.ts';
import { useFakeTime } from '../../helpers/fake-time.ts';

describe('RepeatCounter', () => {
  useFakeTime();
  const open = () => {
    const written: string[] = [];
    const counter = new RepeatCounter<string>({
      keyOf: (item) => item.slice(0, -1),
      kindOf: () => 'many',
      write: (item, times) => written.push(times === 1 ? item : `${item} × ${times}`),
    });
    const add = (...items: readonly string[]) => {
      for (const item of items) counter.add(item);
    };
    return { counter, add, written };
  };

  it('writes what comes singly at once', () => {
    const { add, written } = open();
    add('a1', 'b1');
    expect(written).toEqual(['a1', 'b1']);
    jest.advanceTimersByTime(5000);
    add('a2');
    expect(written).toEqual(['a1', 'b1', 'a2']);
  });

  it('writes one line a second of a flood, and none is uncounted', () => {
    const { add, written } = open();
    for (let ms = 0; ms < 3000; ms += 1) {
      add('a1');
      jest.advanceTimersByTime(1);
    }
    expect(written).toEqual(['a1', 'a1 × 999', 'a1 × 1000', 'a1 × 1000']);
  });

  it('stands still after a flood: no timer is left', () => {
    const { add, written } = open();
    add('a1', 'a2');
    jest.advanceTimersByTime(10_000);
    expect(written).toEqual(['a1', 'a2']);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('writes the latest of those that it counted, in the order in which they came last', () => {
    const { add, written } = open();
    add('in1', 'out1', 'in2', 'out2', 'in3');
    jest.advanceTimersByTime(1000);
    expect(written).toEqual(['in1', 'out1', 'out2', 'in3 × 2']);
  });

  it('counts by kind what differs in more than 10,000 ways within a second', () => {
    const { counter, add, written } = open();
    for (let number = 0; number < 20_000; number += 1) add(`${number}x`);
    expect(written).toHaveLength(10_001);
    counter.close();
    expect(written.at(-1)).toBe('19999x × 9999');
  });

  it('writes at its end what it has counted, and leaves no timer', () => {
    const { counter, add, written } = open();
    add('a1', 'a2', 'a3');
    counter.close();
    expect(written).toEqual(['a1', 'a3 × 2']);
    expect(jest.getTimerCount()).toBe(0);
  });
});

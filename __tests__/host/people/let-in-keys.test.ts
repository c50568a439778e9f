import { beforeEach, describe, expect, it } from '@jest/globals';
import type { KeyId } from '../../../src/chat/author.ts';
import { LetInKeys } from '../../../src/host/people/let-in-keys.ts';

const dayMs = 24 * 60 * 60 * 1000;
const [ada, bob] = ['ada', 'bob'] as KeyId[] as [KeyId, KeyId];

describe('[P62] the keys that were let in', () => {
  let keys: LetInKeys;
  beforeEach(() => {
    keys = new LetInKeys([{ id: ada, seenAt: 0 }]);
  });

  const save = () => {
    const { unsaved } = keys;
    keys.noteSaved(unsaved);
    return [...unsaved.values()];
  };

  it('are those of before, and who came since', () => {
    keys.noteUse(bob, 5);
    expect([keys.has(ada), keys.has(bob), keys.has('eve' as KeyId)]).toEqual([true, true, false]);
    expect(save()).toEqual([{ id: bob, seenAt: 5 }]);
    expect(save()).toEqual([]);
  });

  it('are written down again once a day at most', () => {
    keys.noteUse(ada, dayMs - 1);
    expect(save()).toEqual([]);
    keys.noteUse(ada, dayMs);
    expect(save()).toEqual([{ id: ada, seenAt: dayMs }]);
  });

  it('are 10,000 at most: those that were used the longest ago go', () => {
    for (let count = 0; count < 10_000; count += 1) keys.noteUse(`key${count}` as KeyId, 1 + count);
    save();
    keys.sweep();
    expect(keys.has(ada)).toBe(false);
    expect(keys.has('key0' as KeyId)).toBe(true);
    expect([...keys.unsaved]).toEqual([[ada, undefined]]);
  });
});

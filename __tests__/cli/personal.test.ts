import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { setUpTemporaryHome } from '../helpers/temporary-home.ts';

setUpTemporaryHome();
const { chooseNotifyMode } = await import('../../src/cli/personal.ts');
const { ignoredStore } = await import('../../src/cli/ignored.ts');
const { seenStore } = await import('../../src/cli/last-seen.ts');
const { places } = await import('../../src/cli/places.ts');

function put(file: string, content: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

describe('how a mention is told of', () => {
  it('is the bell, unless the config file or, before that, the environment says otherwise', () => {
    expect(chooseNotifyMode()).toBe('bell');
    put(places.configFile, '{"notify": "osc9"}');
    expect(chooseNotifyMode()).toBe('osc9');
    process.env.PYCHAT_NOTIFY = 'off';
    expect(chooseNotifyMode()).toBe('off');
  });

  it('is a usage error when it is none of the ways there are', () => {
    process.env.PYCHAT_NOTIFY = 'loud';
    const message = '"loud" is no way to tell of a mention. Expected bell, osc9, off.';
    expect(() => chooseNotifyMode()).toThrow(expect.objectContaining({ code: 'usage', message }));
  });
});

describe('who is ignored', () => {
  it('is kept for its owner alone', () => {
    expect(ignoredStore.read()).toEqual([]);
    ignoredStore.write([{ nick: 'Bob', by: 'key' }, { nick: 'Carl' }]);
    expect(ignoredStore.read()).toEqual([{ nick: 'Bob', by: 'key' }, { nick: 'Carl' }]);
    expect(statSync(places.ignoredFile).mode & 0o777).toBe(0o600);
  });

  it.each(['', '{', '{"nick":"Bob"}', 'null', '[null, 1, "Bob", {"by":"key"}, {"nick":7}, {"nick":""}]'])(
    'is nobody when the file holds %j',
    (content) => {
      put(places.ignoredFile, content);
      expect(ignoredStore.read()).toEqual([]);
    },
  );

  it('is shown harmlessly, whatever is in the file', () => {
    put(places.ignoredFile, JSON.stringify([{ nick: 'B\u001bob\n', by: 3 }]));
    expect(ignoredStore.read()).toEqual([{ nick: 'B␛ob ' }]);
  });
});

describe('how far a log was read', () => {
  it('is kept by its epoch, of the last 200 logs, and never less than another pychat has seen', () => {
    expect(seenStore.read('a')).toBeUndefined();
    seenStore.write('a', 7);
    seenStore.write('a', 5);
    expect(seenStore.read('a')).toBe(7);
    for (let log = 0; log < 200; log += 1) seenStore.write(`log ${log}`, log);
    expect([seenStore.read('a'), seenStore.read('log 0'), seenStore.read('log 199')]).toEqual([undefined, 0, 199]);
    expect(JSON.parse(readFileSync(places.lastSeenFile, 'utf8'))).toHaveLength(200);
  });

  it.each(['', '{}', '[["a"]]', '[["a",-1],["a",1.5],["a","7"],[7,7],null]'])(
    'is unknown when the file holds %j',
    (content) => {
      put(places.lastSeenFile, content);
      expect(seenStore.read('a')).toBeUndefined();
    },
  );

  it('that cannot be kept is not kept, silently', () => {
    mkdirSync(places.lastSeenFile, { recursive: true });
    expect(() => seenStore.write('a', 1)).not.toThrow();
    expect(seenStore.read('a')).toBeUndefined();
  });
});

import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { RoomId } from '../../../src/chat/room-id.ts';
import { setUpTemporaryHome } from '../../helpers/temporary-home.ts';

setUpTemporaryHome();
const { chooseNotifyMode } = await import('../../../src/cli/personal/personal.ts');
const { ignoredStore } = await import('../../../src/cli/personal/ignored.ts');
const { seenStore } = await import('../../../src/cli/personal/last-seen.ts');
const { places } = await import('../../../src/cli/places.ts');

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

describe('how far a room was read', () => {
  const [lobby, den] = ['lobby', 'K7QMX'] as [RoomId, RoomId];
  const write = (epoch: string, seq: number, room = lobby) => seenStore.write(epoch, new Map([[room, seq]]));

  it('is kept by its log and its name, and never less than another pychat has seen', () => {
    expect(seenStore.read('a', lobby)).toBeUndefined();
    seenStore.write(
      'a',
      new Map([
        [lobby, 7],
        [den, 3],
      ]),
    );
    seenStore.write(
      'a',
      new Map([
        [lobby, 5],
        [den, 4],
      ]),
    );
    expect([seenStore.read('a', lobby), seenStore.read('a', den), seenStore.read('b', den)]).toEqual([7, 4, undefined]);
  });

  it('is kept of the last 500', () => {
    write('old', 7);
    for (let log = 0; log < 500; log += 1) write(`log ${log}`, log);
    expect([seenStore.read('old', lobby), seenStore.read('log 0', lobby)]).toEqual([undefined, 0]);
    expect(JSON.parse(readFileSync(places.lastSeenFile, 'utf8'))).toHaveLength(500);
  });

  it('is read from the file of a pychat that knew only the lobby', () => {
    put(places.lastSeenFile, '[["a",7]]');
    expect([seenStore.read('a', lobby), seenStore.read('a', den)]).toEqual([7, undefined]);
  });

  it.each(['', '{}', '[["a"]]', '[["a",-1],["a",1.5],["a","7"],[7,7],null]'])(
    'is unknown when the file holds %j',
    (content) => {
      put(places.lastSeenFile, content);
      expect(seenStore.read('a', lobby)).toBeUndefined();
    },
  );

  it('that cannot be kept is not kept, silently', () => {
    mkdirSync(places.lastSeenFile, { recursive: true });
    expect(() => write('a', 1)).not.toThrow();
    expect(seenStore.read('a', lobby)).toBeUndefined();
  });
});

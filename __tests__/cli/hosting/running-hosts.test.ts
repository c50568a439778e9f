import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { setUpTemporaryHome } from '../../helpers/temporary-home.ts';

setUpTemporaryHome();
const { places } = await import('../../../src/cli/places.ts');
const { announceHost, findRunningHosts } = await import('../../../src/cli/hosting/running-hosts.ts');

/** A process that has ended. */
const deadPid = spawnSync(process.execPath, ['-e', '0']).pid;

function leave(name: string, content: string): void {
  mkdirSync(places.runningHostsFolder, { recursive: true });
  writeFileSync(path.join(places.runningHostsFolder, name), content);
}

function filesLeft(): string[] {
  return readdirSync(places.runningHostsFolder).sort();
}

const own = { pid: process.pid, port: 5050, title: 'Test' };

describe('the hosts that run on this machine', () => {
  it('are none where none was ever started', () => {
    expect(findRunningHosts()).toEqual([]);
  });

  it('are found while they run, and no longer', () => {
    const retract = announceHost({ ...own, bind: '127.0.0.1', dataFolder: '/rooms' });
    expect(findRunningHosts()).toEqual([{ ...own, bind: '127.0.0.1', dataFolder: '/rooms' }]);
    retract();
    expect(findRunningHosts()).toEqual([]);
    expect(() => retract()).not.toThrow();
  });

  it('do not count when they were killed, and what they left is cleared away', () => {
    leave(`${deadPid}.json`, JSON.stringify({ ...own, pid: deadPid }));
    leave(`${deadPid}.json.draft`, '{"pid"');
    announceHost(own);
    expect(findRunningHosts()).toEqual([own]);
    expect(filesLeft()).toEqual([`${process.pid}.json`]);
  });

  it.each([
    ['half written', '{"pid":'],
    ['empty', ''],
    ['of another kind', 'null'],
    ['without a port', '{"title":"x"}'],
  ])('whose file is %s are passed over, and the file of a living one stays', (_, content) => {
    leave(`${process.pid}.json`, content);
    expect(findRunningHosts()).toEqual([]);
    expect(filesLeft()).toEqual([`${process.pid}.json`]);
  });

  it('leave files of others alone', () => {
    leave('notes.json', '{}');
    leave('5.txt', '');
    expect(findRunningHosts()).toEqual([]);
    expect(filesLeft()).toEqual(['5.txt', 'notes.json']);
  });

  it('may host although they cannot be announced', () => {
    mkdirSync(path.dirname(places.runningHostsFolder), { recursive: true });
    writeFileSync(places.runningHostsFolder, 'a file where the folder should be');
    expect(() => announceHost(own)).not.toThrow();
    expect(findRunningHosts()).toEqual([]);
  });
});

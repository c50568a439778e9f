import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { setUpTemporaryHome } from '../../helpers/temporary-home.ts';

setUpTemporaryHome();
const { places } = await import('../../../src/cli/places.ts');
const { announceHost } = await import('../../../src/cli/hosting/running-hosts.ts');
const { chooseTarget, findTargetMistake } = await import('../../../src/cli/joining/target.ts');

const host = { pid: process.pid, port: 5051, title: 'First' };

describe('where a command goes', () => {
  it('is the address given, else PYCHAT_TO, else the config file', () => {
    mkdirSync(places.configFolder, { recursive: true });
    writeFileSync(places.configFile, '{"to": "10.0.0.3"}');
    announceHost(host);
    expect(chooseTarget(undefined)).toEqual({ address: { hostname: '10.0.0.3', port: 5050 } });
    process.env.PYCHAT_TO = '10.0.0.2:5060';
    expect(chooseTarget(undefined)).toEqual({ address: { hostname: '10.0.0.2', port: 5060 } });
    expect(chooseTarget('[fe80::1%eth0]:99')).toEqual({ address: { hostname: 'fe80::1%eth0', port: 99 } });
  });

  it.each(['', 'http//x:y', '127.0.0.1:70000'])('is never %j, which is a usage error', (text) => {
    expect(() => chooseTarget(text)).toThrow(expect.objectContaining({ code: 'usage' }));
  });

  it('is where an invite leads, with whose key it names and which room', () => {
    const keyId = 'AAAAAAAAAAAAAAAAAAAAAA';
    const address = { hostname: '10.0.0.2', port: 5060 };
    expect(chooseTarget(`pychat://10.0.0.2:5060/#${keyId}`)).toEqual({ address, keyId });
    process.env.PYCHAT_TO = ` <pychat://10.0.0.2:5060/#${keyId}/k7qmx> `;
    expect(chooseTarget(undefined)).toEqual({ address, keyId, room: 'K7QMX' });
  });

  it('is where a code leads, or a link to a private host, with what they let in by', () => {
    const address = { hostname: '10.0.0.2', port: 5060 };
    expect(chooseTarget(' Otter Lamp 42 @10.0.0.2:5060 ')).toEqual({ address, code: 'otter-lamp-42' });
    expect(chooseTarget('3-otter-lamp-42@10.0.0.2:5060')).toEqual({ address, code: '3-otter-lamp-42' });
    const [keyId, inviteToken] = ['A'.repeat(22), 'Q'.repeat(22)];
    const link = { address, keyId, inviteToken };
    expect(chooseTarget(`pychat://10.0.0.2:5060/#${keyId}.${inviteToken}`)).toEqual(link);
    expect(chooseTarget(`pychat://10.0.0.2:5060/#${keyId}.${inviteToken}/k7qmx`)).toEqual({ ...link, room: 'K7QMX' });
  });

  it.each([
    ['otter-lamp-4@10.0.0.2', /is no code/u],
    ['otter-lmap-42@10.0.0.2', /No code has the word "lmap".*lamp/u],
    ['pychat://10.0.0.2', /damaged/u],
  ])('is not %j, and it is told why', (text, message) => {
    expect(() => chooseTarget(text)).toThrow(
      expect.objectContaining({ code: 'usage', message: expect.stringMatching(message) }),
    );
    expect(findTargetMistake(text)).toMatch(message);
  });

  it('is the host on this machine when there is one', () => {
    announceHost(host);
    expect(chooseTarget(undefined)).toEqual({ address: { hostname: '127.0.0.1', port: 5051 } });
  });

  it.each([
    ['0.0.0.0', '127.0.0.1'],
    ['::', '127.0.0.1'],
    ['192.168.1.7', '192.168.1.7'],
    ['::1', '::1'],
  ])('for a host bound to %s is %s', (bind, hostname) => {
    announceHost({ ...host, bind });
    expect(chooseTarget(undefined)).toEqual({ address: { hostname, port: 5051 } });
  });

  it('is asked for when there is none', () => {
    const error = {
      code: 'no-host',
      message: expect.stringContaining('No host runs'),
      hint: 'To host one: pychat host',
    };
    expect(() => chooseTarget(undefined)).toThrow(expect.objectContaining(error));
  });

  it('is asked for when there are several, each with its address and title', () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    announceHost(host);
    announceHost({ pid: other.pid as number, port: 5052, bind: '10.0.0.9', title: 'Second' });
    const named = expect.objectContaining({
      code: 'no-host',
      message: expect.stringMatching(
        /127\.0\.0\.1:5051 \(First\).*10\.0\.0\.9:5052 \(Second\)|10\.0\.0\.9.*127\.0\.0\.1/u,
      ),
    });
    expect(() => chooseTarget(undefined)).toThrow(named);
    other.kill('SIGKILL');
  });
});

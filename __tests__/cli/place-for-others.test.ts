import { afterAll, describe, expect, it } from '@jest/globals';
import { setUpTemporaryHome } from '../helpers/temporary-home.ts';

setUpTemporaryHome();
const { reachableHostnames } = await import('../../src/cli/hosting/bound-address.ts');
const { placeForOthers } = await import('../../src/cli/place-for-others.ts');
const { announceHost } = await import('../../src/cli/hosting/running-hosts.ts');

const port = 5050;
const [best = ''] = reachableHostnames(undefined);
let retract = () => {};
afterAll(() => retract());

describe('where others find a host', () => {
  it.each(['192.168.1.7', 'adas-laptop.local', 'fe80::1%eth0'])('is where it was found: %s', (hostname) => {
    expect(placeForOthers({ hostname, port })).toEqual({ hostname, port });
  });

  it.each(['127.0.0.1', '::1', 'localhost', '127.1.2.3'])(
    'is not what leads to this machine itself: %s',
    (hostname) => {
      expect(placeForOthers({ hostname, port })).toEqual({ hostname: best, port });
    },
  );

  it('is the one address that it listens on', () => {
    retract = announceHost({ pid: process.pid, port, title: 'Lab', bind: '127.0.0.1' });
    expect(placeForOthers({ hostname: 'localhost', port })).toEqual({ hostname: '127.0.0.1', port });
  });
});

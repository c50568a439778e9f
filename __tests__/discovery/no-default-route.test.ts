import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';

const modulePath = new URL('../../src/discovery/local-address.ts', import.meta.url).href;
const printAddresses = `
  import { localAddresses } from '${modulePath}';
  console.log(JSON.stringify(localAddresses().map(({ address, kind }) => address + ' ' + kind)));
`;
// Node lists an interface once it is running, a moment after it is set up.
const lanWithoutRouter = `
  ip link add lan0 type veth peer name lan1 && ip link set lan1 up &&
  ip address add 192.168.77.5/24 dev lan0 && ip link set lan0 up &&
  until ip link show lan0 | grep -q 'state UP'; do :; done`;

// As root a namespace is enough; anybody else needs a user namespace, where the kernel allows it.
const unshare = ['unshare', '--net', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])];
const obstacle = findObstacle();
const whereAllowed = obstacle === undefined ? it : it.skip;
if (obstacle !== undefined) console.warn(`SKIPPED: no network namespace for the no-default-route tests: ${obstacle}`);

describe('a machine without a default route', () => {
  whereAllowed('finds its LAN address', () => {
    const { routes, addresses } = addressesAfter(lanWithoutRouter);
    expect(routes).toContain('192.168.77.0/24 dev lan0');
    expect(routes).not.toContain('default');
    expect(addresses[0]).toBe('192.168.77.5 lan');
  });

  whereAllowed('finds loopback when it has no other interface', () => {
    expect(addressesAfter('ip link set lo up').addresses).toEqual(['127.0.0.1 loopback', '::1 loopback']);
  });

  whereAllowed('finds loopback when no interface is up', () => {
    const { routes, addresses } = addressesAfter('true');
    expect(routes).toBe('');
    expect(addresses).toEqual(['127.0.0.1 loopback', '::1 loopback']);
  });
});

function addressesAfter(setUp: string): { routes: string; addresses: string[] } {
  const script = `${setUp} && ip route && echo --- && exec "$0" --input-type=module -e "$1"`;
  const { stdout, stderr } = run(script, process.execPath, printAddresses);
  const [routes, addresses] = stdout.split('---\n');
  if (routes === undefined || addresses === undefined) throw new Error(`The namespace gave no addresses: ${stderr}`);
  return { routes, addresses: JSON.parse(addresses) };
}

function findObstacle(): string | undefined {
  const { status, error, stderr } = run(lanWithoutRouter);
  return status === 0 ? undefined : (error?.message ?? stderr.trim()) || `exit status ${status}`;
}

function run(script: string, ...values: string[]) {
  const [command = '', ...options] = unshare;
  // Jest's own flags are not for the child.
  const env = { ...process.env, NODE_OPTIONS: '' };
  return spawnSync(command, [...options, 'sh', '-c', script, ...values], { encoding: 'utf8', env, timeout: 20_000 });
}

import { keepHost } from '../../../src/cli/joining/known-hosts.ts';
import { identityOf } from '../../../src/identity/identity.ts';

// A pychat of its own: waits for the signal to go, so that several race, then keeps twenty hosts on a network of its own.
const [network = ''] = process.argv.slice(2);
process.stdout.write('ready\n');
process.stdin.once('data', () => {
  for (let at = 1; at <= 20; at += 1) {
    keepHost({
      address: { hostname: `10.0.${network}.${at}`, port: 5050 },
      identity: identityOf('AAAA'),
      title: network,
    });
  }
  process.stdin.destroy();
});

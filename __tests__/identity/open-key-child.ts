import { openPersonKey } from '../../src/identity/person-key.ts';

// A first start in a process of its own: waits for the signal to go, so that several race, then says which key it got.
const [folder = ''] = process.argv.slice(2);
process.stdout.write('ready\n');
process.stdin.once('data', () => {
  process.stdout.write(`${openPersonKey(folder).publicKey}\n`);
  process.stdin.destroy();
});

import type { Argv, CommandModule } from 'yargs';
import { PychatError } from '../pychat-error.ts';

interface ForgetArguments {
  readonly address: string;
}

export const forgetCommand: CommandModule<object, ForgetArguments> = {
  command: 'forget <address>',
  describe: 'Forget which host you met at an address',
  builder: (yargs): Argv<ForgetArguments> =>
    yargs
      .positional('address', {
        type: 'string',
        demandOption: true,
        describe: 'As you joined it: IP or name, with :PORT',
      })
      .example('pychat forget 192.168.1.7', 'whoever answers there next is new to you'),
  handler: async ({ address: text }) => {
    const { readTarget } = await import('../joining/target.ts');
    const { address } = readTarget(text);
    const { forgetHost } = await import('../joining/known-hosts.ts');
    const { formatAddress } = await import('../../protocol/address.ts');
    const pin = forgetHost(address);
    if (!pin) throw new PychatError('failed', `You have met no host at ${formatAddress(address)}.`);
    process.stdout.write(`${pin.title === '' ? 'The host' : `"${pin.title}"`} at ${pin.address} is forgotten.\n`);
  },
};

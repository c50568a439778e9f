import type { CommandModule } from 'yargs';

export const ipCommand: CommandModule = {
  command: 'ip',
  describe: "Print this machine's addresses, the best for others first",
  builder: (yargs) => yargs.example('pychat ip | head -1', 'the address to tell others'),
  handler: async () => {
    const { localAddresses } = await import('../../discovery/local-address.ts');
    for (const { address } of localAddresses()) process.stdout.write(`${address}\n`);
  },
};

import type { CommandModule } from 'yargs';

export const portCommand: CommandModule = {
  command: 'port',
  describe: 'Print a free port, as the host would choose it',
  builder: (yargs) => yargs.example('pychat host --port "$(pychat port)"', 'the same as leaving --port out'),
  handler: async () => {
    const { findFreePort } = await import('../free-port.ts');
    process.stdout.write(`${await findFreePort()}\n`);
  },
};

import type { CommandModule } from 'yargs';
import { PychatError } from '../pychat-error.ts';
import { isTerminal } from '../terminal.ts';

/** What `pychat` alone does. */
export const menuCommand: CommandModule = {
  command: '$0',
  describe: 'Ask: host a chat, or join one',
  builder: (yargs) => yargs.example('pychat', 'then 1 to host, 2 to join'),
  handler: async () => {
    if (!isTerminal()) {
      throw new PychatError('usage', 'The menu needs a terminal.', {
        hint: 'Without one: pychat host --headless, pychat join ADDRESS, pychat send, pychat tail. See "pychat --help".',
      });
    }
    const { runScreen } = await import('../screen.ts');
    return runScreen({ start: { type: 'menu' }, nick: undefined });
  },
};

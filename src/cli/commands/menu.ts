import type { Argv, CommandModule } from 'yargs';
import { PychatError } from '../pychat-error.ts';

interface MenuArguments {
  readonly plain?: boolean | undefined;
}

/** What `pychat` alone does. */
export const menuCommand: CommandModule<object, MenuArguments> = {
  command: '$0',
  describe: 'Ask: host a chat, or join one',
  builder: (yargs): Argv<MenuArguments> =>
    yargs
      .option('plain', { type: 'boolean', describe: 'Plain lines and a prompt, no screen' })
      .example('pychat', 'then 1 to host, 2 to join'),
  handler: async ({ plain }) => {
    const { chooseFace } = await import('../terminal.ts');
    const face = chooseFace({ isPlain: plain });
    if (face === 'none') {
      throw new PychatError('usage', 'The menu needs a terminal.', {
        hint: 'Without one: pychat host --headless, pychat join ADDRESS, pychat send, pychat tail. See "pychat --help".',
      });
    }
    const { runScreen } = await import('../screen.ts');
    return runScreen({ face, start: { type: 'menu' }, nick: undefined });
  },
};

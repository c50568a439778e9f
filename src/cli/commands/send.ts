import type { Argv, CommandModule, InferredOptionTypes } from 'yargs';
import { chooseNick } from '../settings.ts';
import { chooseTarget } from '../target.ts';

/** After this long without the host the message counts as not sent. */
const retryForMs = 60_000;

const options = {
  to: { type: 'string', requiresArg: true, describe: 'Host to send to [default: the one on this machine]' },
  nick: { type: 'string', requiresArg: true, describe: 'Your nick' },
  lines: { type: 'boolean', describe: 'Send each line of the input as a message' },
} as const;

export type SendArguments = InferredOptionTypes<typeof options> & { text?: string[] | undefined };

export const sendCommand: CommandModule<object, SendArguments> = {
  command: 'send [text..]',
  describe: 'Send a message; done once the host has it',
  builder: (yargs): Argv<SendArguments> =>
    yargs
      .positional('text', {
        type: 'string',
        array: true,
        describe: 'What to say [default: standard input, as one message]',
      })
      .options(options)
      .example('pychat send Lunch is here', '')
      .example('uptime | pychat send --to 192.168.1.7', ''),
  handler: async ({ text, to, nick, lines }) => {
    const target = chooseTarget(to);
    const { createClient } = await import('../create-client.ts');
    const { dial } = await import('../dial.ts');
    const { sendLines, sendMessage } = await import('../send.ts');
    const client = createClient({ dial: () => dial(target), nick: chooseNick(nick), isJoining: false, retryForMs });
    const said = text && text.length > 0 ? text.join(' ') : undefined;
    await (lines ? sendLines(client, said) : sendMessage(client, said));
  },
};

import type { Argv, CommandModule, InferredOptionTypes } from 'yargs';
import { acceptanceOf, acceptNewOption } from '../joining/accept-new.ts';
import { PychatError } from '../pychat-error.ts';

/** After this long without the host the message counts as not sent. */
const retryForMs = 60_000;

const options = {
  to: {
    type: 'string',
    requiresArg: true,
    describe: 'Host to send to, CODE@IP, or an invite link [default: the one on this machine]',
  },
  nick: { type: 'string', requiresArg: true, describe: 'Your nick' },
  room: { type: 'string', requiresArg: true, describe: 'Room to send to: a name, a code or @NICK [default: lobby]' },
  temp: { type: 'string', requiresArg: true, describe: 'Let the message disappear after this time: 10s, 5m, 1h' },
  ...acceptNewOption,
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
      .example('uptime | pychat send --to 192.168.1.7', '')
      .example('pychat send --room K7QMX --temp 10m I wait at the door', ''),
  handler: async ({ text, to, nick, room, temp, lines, acceptNew }) => {
    const ttlMs = temp === undefined ? undefined : await chooseTtl(temp);
    const { chooseTarget } = await import('../joining/target.ts');
    const target = chooseTarget(to);
    const { chooseNick } = await import('../settings.ts');
    const { createGuest } = await import('../joining/guest.ts');
    const { runSend } = await import('../send.ts');
    const options = { nick: chooseNick(nick), isJoining: false, retryForMs };
    const guest = createGuest({ target, acceptance: acceptanceOf(acceptNew) }, options);
    const said = text && text.length > 0 ? text.join(' ') : undefined;
    await runSend(guest, { text: said, isByLine: lines ?? false, room: room ?? target.room, ttlMs });
  },
};

async function chooseTtl(text: string): Promise<number> {
  const { isRefusal } = await import('../../chat/refusal.ts');
  const { parseTtl } = await import('../../chat/ttl.ts');
  const ttlMs = parseTtl(text);
  if (isRefusal(ttlMs)) throw new PychatError('usage', ttlMs.message);
  return ttlMs;
}

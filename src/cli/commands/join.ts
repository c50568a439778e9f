import type { Argv, CommandModule, InferredOptionTypes } from 'yargs';
import { type Acceptance, acceptanceOf, acceptNewOption } from '../joining/accept-new.ts';

/** Without a screen, a lost connection is given up after this long. */
const retryForMs = 60_000;

const options = {
  nick: { type: 'string', requiresArg: true, describe: 'Your nick' },
  room: { type: 'string', requiresArg: true, describe: 'Room to enter as well: a name, a code or @NICK' },
  ...acceptNewOption,
  plain: { type: 'boolean', describe: 'Plain lines, no screen; at a terminal with a prompt' },
  json: { type: 'boolean', describe: 'Print one JSON object a message' },
} as const;

interface PlainJoin {
  readonly address: string | undefined;
  readonly nick: string | undefined;
  readonly room: string | undefined;
  readonly isJson: boolean;
  readonly acceptance: Acceptance;
}

export type JoinArguments = InferredOptionTypes<typeof options> & { address?: string | undefined };

export const joinCommand: CommandModule<object, JoinArguments> = {
  command: 'join [address]',
  describe: 'Join a chat',
  builder: (yargs): Argv<JoinArguments> =>
    yargs
      .positional('address', {
        type: 'string',
        describe: 'IP or name, with :PORT if it is not 5050; CODE@IP; or an invite link',
      })
      .options(options)
      .example('pychat join 192.168.1.7 --nick Ada', 'join with a screen')
      .example('pychat join 192.168.1.7 --room K7QMX', 'enter a private room, too')
      .example('echo hello | pychat join 192.168.1.7', 'say one line'),
  handler: async ({ address, nick, room, plain, json, acceptNew }) => {
    const acceptance = acceptanceOf(acceptNew);
    const { chooseFace } = await import('../terminal.ts');
    const face = chooseFace({ isPlain: plain });
    if (json || face === 'none') return joinPlainly({ address, nick, room, isJson: json ?? false, acceptance });
    const { chooseSetting } = await import('../settings.ts');
    const { readTarget } = await import('../joining/target.ts');
    const given = chooseSetting('to', address);
    if (given !== undefined) readTarget(given);
    const { runScreen } = await import('../screen.ts');
    return runScreen({ face, start: { type: 'join', address: given }, nick, room, acceptance });
  },
};

async function joinPlainly({ address, nick, room, isJson, acceptance }: PlainJoin): Promise<void> {
  const { chooseTarget } = await import('../joining/target.ts');
  const target = chooseTarget(address);
  const { chooseNick, keepNick } = await import('../settings.ts');
  const { createGuest } = await import('../joining/guest.ts');
  const { runLineMode } = await import('../line-mode.ts');
  const guest = createGuest({ target, acceptance }, { nick: chooseNick(nick), retryForMs });
  await runLineMode(guest, { isJson, room: room ?? target.room });
  keepNick(guest.client.view.nick);
}

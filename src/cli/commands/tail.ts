import type { Argv, CommandModule, InferredOptionTypes } from 'yargs';
import { acceptanceOf, acceptNewOption } from '../joining/accept-new.ts';

const options = {
  room: { type: 'string', requiresArg: true, describe: 'Room to read: a name, a code or @NICK [default: lobby]' },
  since: {
    type: 'string',
    requiresArg: true,
    describe: 'Only what came after this message number, or in this time (90s, 15m, 1h, 2d)',
  },
  follow: { type: 'boolean', alias: 'f', describe: 'Go on with what comes' },
  ...acceptNewOption,
  json: { type: 'boolean', describe: 'Print one JSON object a message' },
} as const;

export type TailArguments = InferredOptionTypes<typeof options> & { address?: string | undefined };

export const tailCommand: CommandModule<object, TailArguments> = {
  command: 'tail [address]',
  describe: "Print a room's messages without joining; the last 50, unless told otherwise",
  builder: (yargs): Argv<TailArguments> =>
    yargs
      .positional('address', {
        type: 'string',
        describe: 'Host to read from, CODE@IP, or an invite link [default: the one on this machine]',
      })
      .options(options)
      .example('pychat tail --since 1h', 'what was said in the last hour')
      .example('pychat tail --room K7QMX --follow', 'what is said in a private room')
      .example('pychat tail --json --follow | jq -r .text', ''),
  handler: async ({ address, room: asked, since, follow, json, acceptNew }) => {
    const { parseSince } = await import('../since.ts');
    const from = since === undefined ? undefined : parseSince(since);
    const { chooseTarget } = await import('../joining/target.ts');
    const target = chooseTarget(address);
    const { createGuest } = await import('../joining/guest.ts');
    const { nickToOpen } = await import('../joining/open-named-room.ts');
    const { runTail } = await import('../tail.ts');
    const room = asked ?? target.room;
    const options = { ...nickToOpen(room), isJoining: false, retryForMs: 60_000 };
    const guest = createGuest({ target, acceptance: acceptanceOf(acceptNew) }, options);
    await runTail(guest, { room, since: from, isFollowing: follow ?? false, isJson: json ?? false });
  },
};

import path from 'node:path';
import type { Argv, CommandModule, InferredOptionTypes } from 'yargs';
import { type ExportFormat, exportFormats, parseExportFormat } from '../../chat/export-format.ts';
import { lobby } from '../../chat/room-id.ts';
import { acceptanceOf, acceptNewOption } from '../joining/accept-new.ts';
import { PychatError } from '../pychat-error.ts';

/** A host that is away for longer has not given its history. */
const retryForMs = 60_000;

const options = {
  from: {
    type: 'string',
    requiresArg: true,
    describe: 'Host to read from, CODE@IP, or an invite link [default: the one on this machine]',
  },
  format: {
    type: 'string',
    requiresArg: true,
    describe: 'md, txt or json [default: as the name of the file ends, else md]',
  },
  output: { type: 'string', alias: 'o', requiresArg: true, describe: 'File to write [default: standard output]' },
  ...acceptNewOption,
  force: { type: 'boolean', describe: 'Replace the file if there is one' },
} as const;

export type ExportArguments = InferredOptionTypes<typeof options> & { room?: string | undefined };

export const exportCommand: CommandModule<object, ExportArguments> = {
  command: 'export [room]',
  describe: "Write a room's whole history as Markdown, text or JSON",
  builder: (yargs): Argv<ExportArguments> =>
    yargs
      .positional('room', { type: 'string', describe: `Room to export: a name, a code or @NICK [default: ${lobby}]` })
      .options(options)
      .example('pychat export --output chat.md', '')
      .example('pychat export K7QMX --format txt', 'a private room')
      .example('pychat export --from 192.168.1.7 --format json | jq length', ''),
  handler: async ({ room: asked, from, format, output, force, acceptNew }) => {
    const chosen = chooseFormat(format, output);
    if (output?.trim() === '') throw new PychatError('usage', '--output needs the name of a file.');
    const { chooseTarget } = await import('../joining/target.ts');
    const target = chooseTarget(from);
    const { createGuest } = await import('../joining/guest.ts');
    const { nickToOpen } = await import('../joining/open-named-room.ts');
    const { runExport } = await import('../export/run-export.ts');
    const room = asked ?? target.room;
    const options = { ...nickToOpen(room), isJoining: false, retryForMs };
    const guest = createGuest({ target, acceptance: acceptanceOf(acceptNew) }, options);
    await runExport(guest, { room, format: chosen, file: output ?? '-', isReplacing: force ?? false });
  },
};

function chooseFormat(format: string | undefined, output: string | undefined): ExportFormat {
  if (format === undefined) return parseExportFormat(path.extname(output ?? '').slice(1)) ?? 'md';
  const parsed = parseExportFormat(format);
  if (parsed) return parsed;
  const message = `--format takes ${exportFormats.join(', ')}; ${JSON.stringify(format)} is none of them.`;
  throw new PychatError('usage', message);
}

import type { ExportFormat } from '../../chat/export-format.ts';
import type { Client } from '../../client/client.ts';
import { writeHistory } from '../../client/documents/write-history.ts';
import type { Guest } from '../joining/guest.ts';
import { openNamedRoom } from '../joining/open-named-room.ts';
import { isHostClosed, runClient } from '../joining/run-client.ts';
import { PychatError } from '../pychat-error.ts';
import { openOutput } from './output.ts';
import { ProgressLine } from './progress-line.ts';

interface ExportOptions {
  /** A name, a code or `@nick`. Undefined: the lobby. */
  readonly room?: string | undefined;
  readonly format: ExportFormat;
  /** `-` is standard output. */
  readonly file: string;
  readonly isReplacing: boolean;
}

/** Exports a room's history; no file is left of what could not be finished. Throws a `PychatError` or `ClientError`. */
export async function runExport(guest: Guest, options: ExportOptions): Promise<void> {
  const { client } = guest;
  const { format, file, isReplacing } = options;
  const output = await openOutput(file, { isReplacing });
  const progress = showProgress(client, file);
  const write = (text: string) => output.write(text);
  try {
    await runClient(guest, async () => {
      const room = await openNamedRoom(client, options.room);
      await writeHistory(client, { room, format, write, onProgress: (share) => progress?.paint(share) });
    });
    await output.finish();
  } catch (error) {
    await output.discard();
    if (!isHostClosed(error)) throw error;
    throw new PychatError('failed', 'The host closed the chat before all of it was exported.', { cause: error });
  } finally {
    progress?.wipe();
  }
}

/** Only for a person, and never among what is exported. */
function showProgress(client: Client, file: string): ProgressLine | undefined {
  if (!process.stderr.isTTY || (file === '-' && process.stdout.isTTY)) return undefined;
  const progress = new ProgressLine(process.stderr);
  client.subscribe(() => {
    if (client.view.link.type !== 'open') progress.wipe();
  });
  return progress;
}

import path from 'node:path';
import type { ExportFormat } from '../../chat/export-format.ts';
import type { Client } from '../../client/client.ts';
import { ClientError } from '../../client/client-error.ts';
import { nameExport, writeHistory } from '../../client/documents/write-history.ts';
import { ExportError, type ExportedHistory } from '../../tui/chat.ts';
import { PychatError } from '../pychat-error.ts';
import { Draft } from './draft.ts';
import { fileError } from './file-error.ts';

const maxFilesADay = 1000;

interface RoomExport {
  readonly format: ExportFormat;
  onProgress(share: number): void;
}

/** Writes the shown room's history into a new file of the current folder. Rejects with an `ExportError`, also once the client is closed. */
export async function exportFromRoom(client: Client, options: RoomExport): Promise<ExportedHistory> {
  try {
    return await writeFile(client, options);
  } catch (error) {
    const reason = fileError(nameExport(client, client.view.info.id), error);
    if (reason instanceof PychatError || reason instanceof ClientError) {
      throw new ExportError(`Nothing was exported. ${reason.message}`, { cause: error });
    }
    throw error;
  }
}

async function writeFile(client: Client, { format, onProgress }: RoomExport): Promise<ExportedHistory> {
  const folder = process.cwd();
  const room = client.view.info.id;
  const name = nameExport(client, room);
  const draft = await Draft.open(folder);
  const ending = watchEnding(client);
  try {
    const writing = writeHistory(client, { room, format, write: (text) => draft.write(text), onProgress });
    const count = await Promise.race([writing, ending.promise]);
    const published = await draft.publish(namesOn(new Date(), { folder, name, format }));
    if (published === undefined) throw new PychatError('failed', `Too many exports of today are in ${folder}.`);
    return { path: published, count };
  } finally {
    ending.stop();
    await draft.discard();
  }
}

/** `pychat-lobby-2026-11-21.md`, then the same with `-2` and so on; the day is the local one. */
export function* namesOn(
  date: Date,
  { folder, name, format }: { folder: string; name: string; format: ExportFormat },
): Generator<string, void> {
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  for (let number = 1; number <= maxFilesADay; number += 1) {
    const suffix = number === 1 ? '' : `-${number}`;
    yield path.join(folder, `${name}-${day}${suffix}.${format}`);
  }
}

/** Rejects once the client is closed, by whomever: no page comes any more. */
function watchEnding(client: Client): { readonly promise: Promise<never>; stop(): void } {
  const ending = Promise.withResolvers<never>();
  const look = () => {
    const { link } = client.view;
    if (link.type === 'closed') ending.reject(link.error ?? new ClientError('unreachable', 'The chat was left.'));
  };
  const stop = client.subscribe(look);
  look();
  return { promise: ending.promise, stop };
}

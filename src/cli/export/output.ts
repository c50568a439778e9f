import { once } from 'node:events';
import { open, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { PychatError } from '../pychat-error.ts';
import { Draft } from './draft.ts';
import { fileError } from './file-error.ts';

/** Where a document goes, in one piece or not at all where that can be. `finish` or `discard` it; a late `discard` does nothing. */
export interface Output {
  /** Resolves when there is room for more. */
  write(text: string): Promise<void>;
  finish(): Promise<void>;
  discard(): Promise<void>;
}

/** The file to write, standard output for `-`. Throws a `PychatError` if it is there already and not to be replaced, or cannot be. */
export async function openOutput(file: string, { isReplacing }: { isReplacing: boolean }): Promise<Output> {
  if (file === '-') return standardOutput;
  try {
    const kind = await kindOf(file);
    if (kind === 'folder') throw new PychatError('failed', `${file} is a folder. Name a file with --output.`);
    if (kind === 'device') return await openDevice(file);
    if (kind === 'file' && !isReplacing) throw takenError(file);
    return await openFile(kind === 'file' ? await realpath(file) : file, { isReplacing });
  } catch (error) {
    throw fileError(file, error);
  }
}

const standardOutput: Output = {
  write: async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  finish: async () => {},
  discard: async () => {},
};

async function openFile(file: string, { isReplacing }: { isReplacing: boolean }): Promise<Output> {
  const draft = await Draft.open(path.dirname(file));
  const explain = (error: unknown) => {
    throw fileError(file, error);
  };
  const publish = async () => {
    if (isReplacing) await draft.replace(file);
    else if ((await draft.publish([file])) === undefined) throw takenError(file);
  };
  return {
    write: (text) => draft.write(text).catch(explain),
    finish: () => publish().catch(explain),
    discard: () => draft.discard(),
  };
}

/** A pipe with a name, `/dev/null`: nothing that another file may take the place of. */
async function openDevice(file: string): Promise<Output> {
  const handle = await open(file, 'w');
  return {
    write: async (text) => {
      await handle.writeFile(text).catch((error) => {
        throw fileError(file, error);
      });
    },
    finish: () => handle.close(),
    discard: () => handle.close(),
  };
}

async function kindOf(file: string): Promise<'none' | 'file' | 'folder' | 'device'> {
  try {
    const stats = await stat(file);
    if (stats.isDirectory()) return 'folder';
    return stats.isFile() ? 'file' : 'device';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'none';
    throw error;
  }
}

function takenError(file: string): PychatError {
  return new PychatError('failed', `${file} is there already.`, { hint: 'To replace it: --force' });
}

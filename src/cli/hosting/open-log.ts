import { MemoryLog } from '../../storage/memory/memory-log.ts';
import type { RoomLog } from '../../storage/room-log.ts';
import { openSqliteLog } from '../../storage/sqlite/sqlite-log.ts';
import { StorageError } from '../../storage/storage-error.ts';
import { PychatError } from '../pychat-error.ts';
import { findRunningHosts } from './running-hosts.ts';

interface LogOptions {
  /** Undefined: nothing on disk. */
  readonly dataFolder: string | undefined;
  readonly isDurable: boolean;
}

/** Opens the log of a host's rooms; throws a `PychatError` that says who has the folder, or what is wrong with it. */
export function openLog({ dataFolder, isDurable }: LogOptions): RoomLog {
  if (dataFolder === undefined) return new MemoryLog();
  try {
    return openSqliteLog({ folder: dataFolder, isDurable });
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    if (error.code !== 'in-use') throw new PychatError('failed', error.message, { cause: error });
    throw inUseError(dataFolder, error);
  }
}

function inUseError(dataFolder: string, cause: StorageError): PychatError {
  const other = findRunningHosts().find((host) => host.dataFolder === dataFolder);
  if (!other)
    return new PychatError('failed', cause.message, { cause, hint: 'Close it, or choose another folder with --data.' });
  return new PychatError(
    'failed',
    `${JSON.stringify(other.title)} is hosted here already, on port ${other.port} (process ${other.pid}).`,
    {
      cause,
      hint: `Join it with "pychat join 127.0.0.1:${other.port}", close it, or choose another folder with --data.`,
    },
  );
}

import { readOpenFilesLimit } from './process-usage.ts';

/** Files that a server has open beside its connections. */
const reserve = 200;

/** Throws where the system does not let one process have so many connections. */
export function requireOpenFiles(connections: number): void {
  const limit = readOpenFilesLimit();
  if (limit >= connections + reserve) return;
  throw new Error(
    `This part opens ${connections} connections in one process, and ${limit} open files are allowed. ` +
      `Raise the hard limit first, for example as root: ulimit -Hn ${connections + reserve}; then start the bench in that shell.`,
  );
}

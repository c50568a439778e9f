import { type Listener, type ListenerParts, listen } from '../../host/port/listener.ts';
import { findFreePort } from '../free-port.ts';
import { PychatError } from '../pychat-error.ts';

interface PortOptions {
  /** Undefined: pychat's usual one or the next free one. */
  readonly port: number | undefined;
  /** Undefined: all of the machine's addresses. */
  readonly bind: string | undefined;
}

/** Listens; throws a `PychatError` that says why it cannot. */
export async function openPort(parts: ListenerParts, { port, bind }: PortOptions): Promise<Listener> {
  for (;;) {
    const candidate = port ?? (await findFreePort());
    try {
      return await listen({ port: candidate, ...(bind !== undefined && { address: bind }) }, parts);
    } catch (error) {
      // Someone may take a free port between the look and the listen: look again.
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (port === undefined && isTaken) continue;
      throw listenError(error as NodeJS.ErrnoException, { port: candidate, bind });
    }
  }
}

function listenError(
  cause: NodeJS.ErrnoException,
  { port, bind }: { port: number; bind: string | undefined },
): PychatError {
  switch (cause.code) {
    case 'EADDRINUSE':
      return new PychatError('cannot-listen', `Port ${port} is in use.`, {
        cause,
        hint: 'Choose another with --port, or leave --port out.',
      });
    case 'EACCES':
      return new PychatError('cannot-listen', `Port ${port} may not be used by this account.`, {
        cause,
        hint: 'Choose one above 1023 with --port.',
      });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new PychatError('cannot-listen', `This machine does not have the address ${bind}.`, {
        cause,
        hint: 'See its addresses with "pychat ip".',
      });
    default:
      return new PychatError('cannot-listen', `Port ${port} cannot be opened: ${cause.message}.`, { cause });
  }
}

import { ClientError } from '../../client/client-error.ts';
import { type Address, formatAddress } from '../../protocol/address.ts';
import { PychatError } from '../pychat-error.ts';

const cutOffCodes: readonly (string | undefined)[] = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT'];

/** Why a dial came to nothing, in words that say what to check; what says so already is returned as it is. */
export function dialError(
  address: Address,
  { cause, isTcpOpen }: { cause: NodeJS.ErrnoException; isTcpOpen: boolean },
): ClientError | PychatError {
  if (cause instanceof ClientError || cause instanceof PychatError) return cause;
  if (!isTcpOpen)
    return new ClientError('unreachable', unreachableMessage(address, cause), {
      cause,
    });
  const place = formatAddress(address);
  if (!cutOffCodes.includes(cause.code)) {
    const message = `Something answers at ${place}, but it is not pychat. Check the address and the port.`;
    return new ClientError('not-pychat', message, { cause });
  }
  const message =
    cause.code === 'ETIMEDOUT'
      ? `${place} takes the connection but says nothing. Check the port; a host there may hang.`
      : `${place} cut the connection at once.`;
  return new ClientError('unreachable', message, { cause });
}

function unreachableMessage(address: Address, { code }: NodeJS.ErrnoException): string {
  const place = formatAddress(address);
  switch (code) {
    case 'ECONNREFUSED':
      return `Nobody is hosting at ${place}: the machine answers, the port does not. Check the port, or start a host there.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `There is no machine called ${address.hostname} on this network. Check the name, or use the IP the host shows.`;
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `The network has no way to ${place}. Are both machines on the same network?`;
    case 'ECONNRESET':
      return `${place} cut the connection at once.`;
    default:
      return `${place} does not answer. Check the address, that both machines are on the same network, and the host's firewall.`;
  }
}

import net from 'node:net';
import { WebSocket } from 'ws';
import { ClientError } from '../client/client-error.ts';
import { type Address, formatAddress } from '../protocol/address.ts';
import { subprotocol } from '../protocol/version.ts';
import type { Connection } from '../transport/connection.ts';
import { websocketConnection } from '../transport/websocket.ts';

const defaultTimeoutMs = 8000;
/** A page of history is far smaller; a host that sends more is no host of ours. */
const maxHostFrameBytes = 16 * 1024 * 1024;

/** Opens a connection to a host; rejects with a `ClientError` that says what to check. */
export function dial(address: Address, { timeoutMs = defaultTimeoutMs } = {}): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: address.hostname, port: address.port, noDelay: true });
    const websocket = new WebSocket('ws://pychat/', subprotocol, {
      createConnection: () => socket,
      headers: { host: formatAddress(address) },
      maxPayload: maxHostFrameBytes,
      perMessageDeflate: false,
    });
    let isTcpOpen = false;
    const fail = (cause: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      socket.destroy();
      reject(dialError(address, { cause, isTcpOpen }));
    };
    // The `handshakeTimeout` of `ws` does not reach a socket that it has not made.
    const timer = setTimeout(() => fail(silence()), timeoutMs);
    socket.once('connect', () => {
      isTcpOpen = true;
    });
    websocket.on('error', fail);
    websocket.once('open', () => {
      clearTimeout(timer);
      resolve(websocketConnection(websocket));
      websocket.off('error', fail);
    });
  });
}

function silence(): NodeJS.ErrnoException {
  return Object.assign(new Error('Nothing came in time.'), { code: 'ETIMEDOUT' });
}

const cutOffCodes: readonly (string | undefined)[] = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT'];

function dialError(
  address: Address,
  { cause, isTcpOpen }: { cause: NodeJS.ErrnoException; isTcpOpen: boolean },
): ClientError {
  if (!isTcpOpen) return new ClientError('unreachable', unreachableMessage(address, cause), { cause });
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

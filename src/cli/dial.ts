import net from 'node:net';
import { WebSocket } from 'ws';
import { ClientError } from '../client/client-error.ts';
import { type Address, formatAddress } from '../protocol/address.ts';
import { subprotocol } from '../protocol/version.ts';
import type { Connection } from '../transport/connection.ts';
import { websocketConnection } from '../transport/websocket.ts';

const dialTimeoutMs = 8000;
/** A page of history is far smaller; a host that sends more is no host of ours. */
const maxHostFrameBytes = 16 * 1024 * 1024;

/** Opens a connection to a host; rejects with a `ClientError` that says what to check. */
export function dial(address: Address): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: address.hostname, port: address.port, noDelay: true });
    const websocket = new WebSocket('ws://pychat/', subprotocol, {
      createConnection: () => socket,
      handshakeTimeout: dialTimeoutMs,
      headers: { host: formatAddress(address) },
      maxPayload: maxHostFrameBytes,
      perMessageDeflate: false,
    });
    let isTcpOpen = false;
    socket.once('connect', () => (isTcpOpen = true));
    websocket.once('open', () => resolve(websocketConnection(websocket)));
    websocket.on('error', (cause: NodeJS.ErrnoException) => {
      socket.destroy();
      reject(dialError(address, { cause, isTcpOpen }));
    });
  });
}

function dialError(address: Address, { cause, isTcpOpen }: { cause: NodeJS.ErrnoException; isTcpOpen: boolean }): ClientError {
  const place = formatAddress(address);
  const isCutOff = cause.code === 'ECONNRESET' || cause.code === 'EPIPE';
  if (isTcpOpen && !isCutOff) {
    return new ClientError('not-pychat', `Something answers at ${place}, but it is not pychat. Check the address and the port.`, { cause });
  }
  return new ClientError('unreachable', unreachableMessage(address, cause), { cause });
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
    case 'EPIPE':
      return `${place} cut the connection at once.`;
    default:
      return `${place} does not answer. Check the address, that both machines are on the same network, and the host's firewall.`;
  }
}

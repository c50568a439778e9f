import { closeStatus } from '../../protocol/protocol-error.ts';
import { subprotocol } from '../../protocol/version.ts';
import type { Connection } from '../../transport/connection.ts';
import { Mailbox } from './mailbox.ts';
import { type PageOrigin, pageChannel } from './page-place.ts';

/** Opens a WebSocket to where the page came from. Resolves with the first that the host says; rejects when that does not come before it is aborted. */
export function dialWebsocket(place: PageOrigin, signal: AbortSignal): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const websocket = new WebSocket(`${place.origin.replace(/^http/u, 'ws')}/`, subprotocol);
    const mailbox = new Mailbox();
    const close = (status: number) => closeWebsocket(websocket, status);
    websocket.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') mailbox.add(data);
      resolve({
        channel: pageChannel(place),
        open: (owner) => mailbox.open(owner),
        send: (text) => {
          if (websocket.readyState === WebSocket.OPEN) websocket.send(text);
        },
        close,
      });
    });
    websocket.addEventListener('close', ({ code, reason }) => {
      mailbox.end({ isClean: code === closeStatus.normal, reason: reason || `WebSocket status ${code}` });
      reject(new Error(`The WebSocket was closed with ${code}.`));
    });
    signal.addEventListener('abort', () => {
      reject(new Error('The WebSocket did not open.'));
      close(closeStatus.goingAway);
    });
  });
}

/** Of the statuses that have a meaning, a page may send 1000 alone (WebSockets Standard, §3.1). */
function closeWebsocket(websocket: WebSocket, status: number): void {
  if (status === closeStatus.normal) websocket.close(status);
  else websocket.close();
}

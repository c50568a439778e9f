import type { IncomingMessage, ServerResponse } from 'node:http';

const harmful = /[^\w.:[\]%-]/gu;

/** Answers whoever opens the port with a browser or `curl`: says what this is and how to join. */
export function handleHttpRequest(request: IncomingMessage, response: ServerResponse): void {
  const address = request.headers.host ?? 'ADDRESS';
  response.writeHead(200, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(formatGreeting(address));
}

/** The whole answer to whoever speaks HTTP without encryption and may not. `wait`: the host may still let them in. */
export function formatPlaintextRefusal(address: string, judgement: 'wait' | 'leave'): string {
  const place = address.replace(harmful, '');
  const text = [
    'This pychat host takes no connection from here without encryption.',
    ...(judgement === 'wait' ? ['Whoever hosts has been asked to let browsers in: try again in a moment.'] : []),
    `With a browser:       https://${place}/   (it warns of a certificate that it does not know)`,
    `From a terminal:      pychat join ${place}`,
  ].join('\n');
  const headers = ['Connection: close', 'Content-Type: text/plain; charset=utf-8', 'X-Content-Type-Options: nosniff'];
  return ['HTTP/1.1 403 Forbidden', ...headers, '', `${text}\n`].join('\r\n');
}

/** What someone sees who reached a pychat host with something else than pychat. `address` as they know it. */
export function formatGreeting(address: string): string {
  return `This is a pychat host. Join it from a terminal with:  pychat join ${address.replace(harmful, '')}\n`;
}

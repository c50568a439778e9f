import type { IncomingMessage, ServerResponse } from 'node:http';

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

/** What someone sees who reached a pychat host with something else than pychat. `address` as they know it. */
export function formatGreeting(address: string): string {
  return `This is a pychat host. Join it from a terminal with:  pychat join ${address.replace(/[^\w.:[\]%-]/gu, '')}\n`;
}

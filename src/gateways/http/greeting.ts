import type { IncomingMessage } from 'node:http';
import { sendAnswer } from './answer.ts';
import type { Handler } from './http-parts.ts';

const harmful = /[^\w.:[\]%-]/gu;

/** Greets `curl` and the like: says what this is and how to join. */
export const greet: Handler = ({ request, response, origin }) => {
  const headers = { Vary: 'Accept', ...closingHeaders(request) };
  sendAnswer(response, { status: 200, text: formatGreeting(origin.authority), headers });
};

/** What someone sees who reached a pychat host with something else than pychat. `address` as they know it. */
export function formatGreeting(address: string): string {
  return `This is a pychat host. Join it from a terminal with:  pychat join ${harmless(address)}\n`;
}

/** An address from outside, fit to be shown, in HTML too. */
export function harmless(address: string): string {
  return address.replace(harmful, '');
}

/** Whether whoever asks shows pages. */
export function isBrowser({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers.accept?.includes('text/html') ?? false;
}

/** Who is told what to do instead will not ask again soon. With a body on its way, closing would lose the answer on its own. */
export function closingHeaders({ headers }: Pick<IncomingMessage, 'headers'>): Record<string, string> {
  const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  return hasBody ? {} : { Connection: 'close' };
}

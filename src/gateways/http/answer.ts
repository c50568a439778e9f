import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { pageOriginOf } from './page-origin.ts';
import { securityHeaders } from './security-headers.ts';

/** The whole of a short answer. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  /** Plain text unless `Content-Type` is among them. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a short answer that nobody keeps. */
export function sendAnswer(response: ServerResponse, { status, text, headers }: Answer): void {
  if (response.headersSent || response.destroyed) return;
  const body = Buffer.from(text);
  response.writeHead(status, { ...answerHeaders(response.req), 'Content-Length': body.length, ...headers });
  response.end(body);
}

/** Says that it is done, and nothing else. */
export function sendNothing(response: ServerResponse, headers: Readonly<Record<string, string>> = {}): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(204, { ...securityHeaders(pageOriginOf(response.req)), 'Cache-Control': 'no-store', ...headers });
  response.end();
}

/** The same as `sendAnswer`, for a socket where no response was made; the connection ends with it. */
export function formatAnswer(
  { status, text, headers }: Answer,
  request?: Pick<IncomingMessage, 'headers' | 'socket'>,
): string {
  const all = {
    ...answerHeaders(request),
    'Content-Length': Buffer.byteLength(text),
    Connection: 'close',
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', text].join('\r\n');
}

function answerHeaders(request: Pick<IncomingMessage, 'headers' | 'socket'> | undefined): Record<string, string> {
  return {
    ...securityHeaders(request && pageOriginOf(request)),
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
  };
}

import http from 'node:http';
import type net from 'node:net';
import { formatAnswer } from '../../gateways/http/answer.ts';

/** How long a socket that speaks HTTP may take, in milliseconds. */
export interface HttpTimes {
  readonly headersMs: number;
  /** The body included. */
  readonly requestMs: number;
  /** From one request to the next; a page answers pings every 10 s, over a connection that is still there then. */
  readonly keepAliveMs: number;
  /** In which nothing moves at all. */
  readonly stalledMs: number;
}

const defaultTimes: HttpTimes = { headersMs: 10_000, requestMs: 15_000, keepAliveMs: 15_000, stalledMs: 30_000 };
const maxHeaderBytes = 16 * 1024;
const maxRequestsPerSocket = 1000;

/** An HTTP server that does not listen: it serves the sockets that it is handed by `emit('connection', …)`. */
export function createHttpServer(handle: http.RequestListener, times = defaultTimes): http.Server {
  const { headersMs, requestMs, keepAliveMs, stalledMs } = times;
  // Who names no host is answered as everybody is.
  const options = {
    maxHeaderSize: maxHeaderBytes,
    requireHostHeader: false,
    connectionsCheckingInterval: headersMs / 10,
  };
  const server = http.createServer(options, handle);
  server.headersTimeout = headersMs;
  server.requestTimeout = requestMs;
  server.keepAliveTimeout = keepAliveMs;
  server.timeout = stalledMs;
  server.maxRequestsPerSocket = maxRequestsPerSocket;
  server.on('checkExpectation', handle);
  server.on('clientError', answerBrokenRequest);
  // The answer to the last request said that it is the last one.
  server.on('dropRequest', (_, socket) => socket.destroy());
  // Only then does it look whether requests take too long.
  server.emit('listening');
  return server;
}

function answerBrokenRequest(error: NodeJS.ErrnoException, socket: net.Socket): void {
  // In the middle of an answer another one would be taken for its rest.
  if (!socket.writable || error.code === 'ECONNRESET' || socket.bytesWritten > 0) return void socket.destroy();
  socket.end(formatAnswer(answers[error.code ?? ''] ?? { status: 400, text: 'This request is broken.\n' }));
  socket.resume();
}

const answers: Readonly<Record<string, { readonly status: number; readonly text: string }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, text: 'The headers are at most 16 KiB.\n' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, text: 'The request took too long.\n' },
};

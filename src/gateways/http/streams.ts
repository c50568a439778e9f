import { maxFrameBytes } from '../../protocol/client-frame.ts';
import { EventStreamConnection } from '../../transport/event-stream.ts';
import { sendAnswer, sendNothing } from './answer.ts';
import type { HttpGatewayParts, Visit } from './http-parts.ts';
import { inviteTokenIn } from './invite-cookie.ts';
import { parseObject, readBody } from './read-body.ts';
import { securityHeaders } from './security-headers.ts';

/** One frame may fill a batch, and has a line end. */
const maxBatchBytes = maxFrameBytes + 1;
const maxGoodbyeBytes = 1024;
const maxReasonCharacters = 120;

/** The connections of pages that cannot open a WebSocket. [P72] */
export class Streams {
  readonly #parts: Pick<HttpGatewayParts, 'accept' | 'createStreamId'>;
  readonly #open = new Map<string, EventStreamConnection>();

  constructor(parts: Pick<HttpGatewayParts, 'accept' | 'createStreamId'>) {
    this.#parts = parts;
  }

  /** Begins a stream. Its frames go past `response` to the socket, so that has to be its own. */
  open({ request, response, origin }: Visit): void {
    const { socket } = response;
    if (!socket) return sendAnswer(response, { status: 400, text: 'A stream takes a connection of its own.\n' });
    response.removeHeader('Transfer-Encoding');
    response.writeHead(200, {
      ...securityHeaders(origin),
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
      Connection: 'close',
    });
    response.flushHeaders();
    socket.setTimeout(0);
    const inviteToken = inviteTokenIn(request);
    const connection = new EventStreamConnection({
      response,
      socket,
      id: this.#parts.createStreamId(),
      channel: { type: 'page', id: origin.origin, isEncrypted: origin.isEncrypted },
      ...(inviteToken !== undefined && { inviteToken }),
    });
    this.#open.set(connection.id, connection);
    response.once('close', () => this.#open.delete(connection.id));
    this.#parts.accept(connection, socket);
  }

  /** Takes one batch of frames, and answers when they have been read. */
  async take({ request, response, path, query }: Visit): Promise<void> {
    const number = /^[1-9]\d{0,14}$/u.test(query.get('batch') ?? '') ? Number(query.get('batch')) : undefined;
    if (number === undefined)
      return sendAnswer(response, { status: 400, text: 'Expected ?batch=N, counted from 1.\n' });
    const body = await readBody(request, { maxBytes: maxBatchBytes });
    if (body === 'cut-off') return;
    const stream = this.#open.get(idIn(path));
    if (!stream) return sendAnswer(response, goneAnswer);
    if (body === 'too-large') {
      stream.close(1009, 'A batch of frames is at most 64 KiB.');
      return sendAnswer(response, { status: 413, text: 'A batch of frames is at most 64 KiB.\n' });
    }
    if (stream.take(number, linesOf(body)) === 'misplaced')
      return sendAnswer(response, { status: 409, text: 'Batches come in order, and one at a time.\n' });
    stream.onceRead(() => sendNothing(response));
  }

  /** The page says goodbye: with a status and why, or with nothing, which means 1000. */
  async leave({ request, response, path }: Visit): Promise<void> {
    const body = await readBody(request, { maxBytes: maxGoodbyeBytes });
    if (body === 'cut-off') return;
    if (body === 'too-large') return sendAnswer(response, { status: 413, text: 'A goodbye is shorter than that.\n' });
    const { status, reason } = parseObject(body) ?? {};
    this.#open.get(idIn(path))?.leave(...readGoodbye({ status, reason }));
    sendNothing(response);
  }
}

const goneAnswer = { status: 404, text: 'This stream has ended. Open another.\n' };

/** Of `/stream/ID` and `/stream/ID/close`. */
function idIn(path: string): string {
  return path.split('/')[2] ?? '';
}

/** Each frame is a line; the end of the last one may be missing. */
function linesOf(body: Buffer): string[] {
  const lines = body.toString().split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function readGoodbye({ status, reason }: { status: unknown; reason: unknown }): [number, string] {
  return [
    typeof status === 'number' && Number.isInteger(status) ? status : 1000,
    typeof reason === 'string' ? reason.slice(0, maxReasonCharacters) : '',
  ];
}

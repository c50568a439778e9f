import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendAnswer } from './answer.ts';
import type { Handler, HttpGatewayParts, Visit } from './http-parts.ts';
import { isForeign, isOwnHost, pageOriginOf } from './page-origin.ts';
import { createRoutes, type Route } from './routes.ts';

/** Answers each request: the page, its files, streams, and how the host is. */
export function createHttpGateway(
  parts: HttpGatewayParts,
): (request: IncomingMessage, response: ServerResponse) => void {
  const routes = createRoutes(parts);
  return (request, response) => {
    const visit = receive({ request, response }, parts);
    const handler = visit && findHandler(visit, { routes, parts });
    if (handler) void answer(visit, { handler, parts });
    // Whoever is still sending hears the answer when it is done.
    else request.resume();
  };
}

function receive(exchange: Pick<Visit, 'request' | 'response'>, parts: HttpGatewayParts): Visit | undefined {
  const { request, response } = exchange;
  const origin = pageOriginOf(request);
  if (!origin || !isOwnHost(origin, parts.isOwnName)) {
    parts.refused('host-name', request.socket);
    sendAnswer(response, { status: 421, text: 'This host is not called so. Ask for it by its IP address.\n' });
    return undefined;
  }
  const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/su);
  return { ...exchange, path, query: new URLSearchParams(query), origin };
}

function findHandler(
  { request, response, path, origin }: Visit,
  { routes, parts }: { readonly routes: readonly Route[]; readonly parts: HttpGatewayParts },
): Handler | undefined {
  const { methods, isOwnPagesOnly } = routes.find((route) => route.path.test(path)) as Route;
  const method = request.method ?? '';
  const handler = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (!handler) {
    const headers = { Allow: Object.keys(methods).join(', ') };
    sendAnswer(response, { status: 405, text: 'That cannot be done here.\n', headers });
    return undefined;
  }
  if (!isOwnPagesOnly || !isForeign(request, origin)) return handler;
  parts.refused('origin', request.socket);
  sendAnswer(response, { status: 403, text: 'Pages of other sites may not do this.\n' });
  return undefined;
}

async function answer(
  visit: Visit,
  { handler, parts }: { readonly handler: Handler; readonly parts: HttpGatewayParts },
): Promise<void> {
  try {
    await handler(visit);
  } catch (error) {
    parts.reportFailure(error);
    sendAnswer(visit.response, { status: 500, text: 'That failed here. Whoever hosts has been told.\n' });
  }
}

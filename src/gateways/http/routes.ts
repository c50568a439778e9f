import type { Handler, HttpGatewayParts } from './http-parts.ts';
import { takeInviteToken } from './invite-cookie.ts';
import { assetHandler, pageHandler } from './page.ts';
import { healthHandler, metricsHandler } from './status.ts';
import { Streams } from './streams.ts';

/** Where requests lead, by path and method. */
export interface Route {
  readonly path: RegExp;
  readonly methods: Readonly<Partial<Record<string, Handler>>>;
  /** Only the host's own page may ask. What is only read needs no such rule: no other page can see the answer. */
  readonly isOwnPagesOnly?: true;
}

/** Of several that match, the first one counts. The last one takes whatever is asked for. */
export function createRoutes(parts: HttpGatewayParts): readonly Route[] {
  const streams = new Streams(parts);
  return [
    { path: /^\/(?:r\/[^/]*)?$/u, methods: reading(pageHandler(parts.assets)) },
    { path: /^\/health$/u, methods: reading(healthHandler(parts)) },
    { path: /^\/metrics$/u, methods: reading(metricsHandler(parts)) },
    { path: /^\/enter$/u, methods: { POST: takeInviteToken }, isOwnPagesOnly: true },
    { path: /^\/stream$/u, methods: { GET: streams.open.bind(streams) }, isOwnPagesOnly: true },
    { path: /^\/stream\/[\w-]+$/u, methods: { POST: streams.take.bind(streams) }, isOwnPagesOnly: true },
    { path: /^\/stream\/[\w-]+\/close$/u, methods: { POST: streams.leave.bind(streams) }, isOwnPagesOnly: true },
    { path: /^/u, methods: reading(assetHandler(parts.assets)) },
  ];
}

function reading(handler: Handler): Route['methods'] {
  return { GET: handler, HEAD: handler };
}

import { once } from 'node:events';
import http, { type RequestOptions } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach } from '@jest/globals';
import { createHttpGateway } from '../../../src/gateways/http/http-gateway.ts';
import type { HttpGatewayParts } from '../../../src/gateways/http/http-parts.ts';
import type { HostConnection } from '../../../src/transport/connection.ts';
import { fetchFrom, type HttpAnswer } from '../../helpers/fetch-from.ts';
import { createTestCredentials } from '../../helpers/test-identity.ts';
import { testWebParts } from '../../helpers/test-web.ts';

/** A gateway that a port of this machine leads to; it is closed after the test. */
export interface OpenGateway {
  readonly origin: string;
  readonly refusals: readonly string[];
  readonly failures: readonly unknown[];
  readonly accepted: readonly HostConnection[];
  get(path: string, options?: RequestOptions): Promise<HttpAnswer>;
  post(path: string, body: string | Buffer, options?: RequestOptions): Promise<HttpAnswer>;
}

const servers: http.Server[] = [];

export async function openGateway({
  scheme = 'http',
  ...changes
}: Partial<HttpGatewayParts> & { scheme?: 'http' | 'https' } = {}): Promise<OpenGateway> {
  const [refusals, failures, accepted]: [string[], unknown[], HostConnection[]] = [[], [], []];
  const handle = createHttpGateway({
    ...testWebParts({ reportFailure: (error) => failures.push(error) }),
    refused: (reason) => refusals.push(reason),
    accept: (connection) => accepted.push(connection),
    ...changes,
  });
  const server =
    scheme === 'https' ? https.createServer(await createTestCredentials(), handle) : http.createServer(handle);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    refusals,
    failures,
    accepted,
    get: (path, options) => fetchFrom(`${origin}${path}`, options),
    post: (path, body, options) => fetchFrom(`${origin}${path}`, { method: 'POST', body, ...options }),
  };
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** As a browser asks for a page. */
export const asBrowser = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };

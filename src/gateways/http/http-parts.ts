import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { HostConnection } from '../../transport/connection.ts';
import type { PageAssets } from '../page-assets.ts';
import type { PageOrigin } from './page-origin.ts';

/** What the doors for browsers show and ask, whoever opens them. */
export interface WebParts {
  /** Empty where no page was built: then browsers are greeted as `curl` is. */
  readonly assets: PageAssets;
  readonly title: string;
  readonly version: string;
  /** Whether this machine is called so, in lower case and without a dot at the end. IP addresses are not asked about. [P73] */
  isOwnName(hostname: string): boolean;
  /** 128 fresh random bits, base64url. */
  createStreamId(): string;
  /** Undefined: there are none to be read. */
  readonly metrics: MetricsPage | undefined;
  /** Is told of what should not have happened; the host goes on. */
  reportFailure(error: unknown): void;
}

/** What the host counts, for Prometheus. */
export interface MetricsPage {
  /** By the peer's IP address. */
  mayRead(address: string): boolean;
  readonly contentType: string;
  text(): Promise<string>;
}

/** What answers need besides: where connections go, and who is told of refusals. */
export interface HttpGatewayParts extends WebParts {
  /** Takes a stream over, with the socket that carries it. */
  accept(connection: HostConnection, socket: Socket): void;
  refused(reason: 'origin' | 'host-name', socket: Socket): void;
}

/** One request at a host that is meant, and its answer to be. */
export interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly origin: PageOrigin;
}

/** Brings one visit to its answer. */
export type Handler = (visit: Visit) => void | Promise<void>;

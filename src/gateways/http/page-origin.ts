import type { IncomingMessage } from 'node:http';
import net from 'node:net';
import { TLSSocket } from 'node:tls';

/** Where a page that came by this connection is at home. */
export interface PageOrigin {
  /** As the page itself knows it: `https://192.168.1.7:5050`. */
  readonly origin: string;
  readonly isEncrypted: boolean;
  /** Its authority, and the name or address in that, in lower case and without the brackets of IPv6. */
  readonly authority: string;
  readonly hostname: string;
}

/** By scheme and `Host`; undefined where that names nothing. */
export function pageOriginOf({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): PageOrigin | undefined {
  const authority = headers.host?.toLowerCase() ?? '';
  const [, bracketed, name] = /^(?:\[([\da-f:.]+)\]|([\w.-]{1,253}))(?::\d{1,5})?$/u.exec(authority) ?? [];
  const hostname = bracketed ?? name?.replace(/\.$/u, '');
  if (hostname === undefined || (bracketed !== undefined && !net.isIPv6(bracketed))) return undefined;
  const isEncrypted = socket instanceof TLSSocket;
  return { origin: `${isEncrypted ? 'https' : 'http'}://${authority}`, isEncrypted, authority, hostname };
}

/** Whether this host may be meant by that name: a page of another site can have its own name lead here. [P73] */
export function isOwnHost({ hostname }: PageOrigin, isOwnName: (hostname: string) => boolean): boolean {
  return net.isIP(hostname) !== 0 || hostname === 'localhost' || isOwnName(hostname);
}

/** Whether a browser says that a page of another origin asks. Who says nothing is no browser, or asks for its own page. [P70] */
export function isForeign({ headers }: Pick<IncomingMessage, 'headers'>, { origin }: PageOrigin): boolean {
  if (headers.origin !== undefined) return headers.origin.toLowerCase() !== origin;
  const site = headers['sec-fetch-site'];
  return site === 'cross-site' || site === 'same-site';
}

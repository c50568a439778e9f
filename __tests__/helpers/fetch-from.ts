import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';

/** What a host answered. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** One request and its whole answer. Certificates are believed. */
export async function fetchFrom(
  url: string,
  { body, ...options }: RequestOptions & { readonly body?: string | Buffer } = {},
): Promise<HttpAnswer> {
  const response = await askFor(url, { ...options, ...(body !== undefined && { body }) });
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString() };
}

/** One request, and its answer as it comes. */
export function askFor(
  url: string,
  { body, ...options }: RequestOptions & { readonly body?: string | Buffer } = {},
): Promise<IncomingMessage> {
  const { request } = url.startsWith('https') ? https : http;
  return new Promise((resolve, reject) => {
    const sent = request(url, { rejectUnauthorized: false, ...options } as RequestOptions, resolve);
    sent.once('error', reject);
    sent.end(body);
  });
}

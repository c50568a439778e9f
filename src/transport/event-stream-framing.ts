import type { Framing } from './connection.ts';

/** One server-sent event for each text (HTML Standard, §9.2.6); texts are JSON, which never holds a bare line end. */
export const eventStreamFraming: Framing = { name: 'event-stream', frame: (text) => Buffer.from(`data: ${text}\n\n`) };

/** What opens a stream: its id, and a comment long enough for proxies that hold back the first bytes. [P72] */
export function frameOpening(id: string): Buffer {
  return Buffer.from(`:${' '.repeat(2048)}\n\nevent: open\ndata: ${id}\n\n`);
}

/** How the host says goodbye: a status and why, as WebSockets do. */
export function frameGoodbye(goodbye: { readonly status: number; readonly reason: string }): Buffer {
  return Buffer.from(`event: close\ndata: ${JSON.stringify(goodbye)}\n\n`);
}

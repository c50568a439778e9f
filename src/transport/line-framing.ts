import type { Framing } from './connection.ts';

/** One text a line; texts are JSON, which never holds a bare line end. */
export const lineFraming: Framing = { name: 'line', frame: (text) => Buffer.from(`${text}\n`) };

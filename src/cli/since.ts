import { PychatError } from './pychat-error.ts';

/** Where to start: after a seq, or so many milliseconds ago. */
export type Since = { readonly seq: number } | { readonly agoMs: number };

/** Reads a message number or a time like `90s`, `15m`, `1h`, `2d`; throws a usage error. */
export function parseSince(text: string): Since {
  const [, digits = '', unit = ''] = /^(\d{1,15})(s|m|h|d|)$/u.exec(text.trim()) ?? [];
  if (digits === '') {
    throw new PychatError(
      'usage',
      `--since takes a message number or a time such as 90s, 15m, 1h or 2d; ${JSON.stringify(text)} is neither.`,
    );
  }
  return unit === '' ? { seq: Number(digits) } : { agoMs: Number(digits) * (unitMs[unit] as number) };
}

const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

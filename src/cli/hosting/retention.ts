import type { Retention } from '../../storage/room-log.ts';
import { PychatError } from '../pychat-error.ts';

const keepForever: Retention = { maxAgeMs: Number.POSITIVE_INFINITY, maxEvents: Number.POSITIVE_INFINITY };

const unitMs: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Reads how long rooms keep what happened in them: an age like `12h`, `30d` or `4w`, so many events, or `forever`. Throws a usage error. */
export function parseRetention(text: string): Retention {
  const input = text.trim();
  if (input.toLowerCase() === 'forever') return keepForever;
  const [, digits = '', unit = ''] = /^(\d{1,12})([hdw]?)$/u.exec(input) ?? [];
  const number = Number(digits);
  if (number === 0) throw keepError(text);
  return unit === ''
    ? { ...keepForever, maxEvents: number }
    : { ...keepForever, maxAgeMs: number * (unitMs[unit] as number) };
}

function keepError(text: string): PychatError {
  return new PychatError(
    'usage',
    `--keep takes an age such as 12h, 30d or 4w, a number of messages or forever; ${JSON.stringify(text)} is none of them.`,
  );
}

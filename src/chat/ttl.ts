import { type Refusal, refuse } from './refusal.ts';
import { neutralizeLine } from './text.ts';

/** How long a temporary message lives where nobody says. */
export const defaultTtlMs = 10_000;

const minTtlMs = 1000;
const maxTtlMs = 24 * 60 * 60 * 1000;
const unitsMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** Reads `10s`, `5m` or `1.5h`; a number alone counts seconds. In whole milliseconds, from a second to a day. */
export function parseTtl(input: string): number | Refusal {
  const [, number = '', unit = 's'] = /^(\d+(?:\.\d+)?)\s*([smh])?$/iu.exec(input.trim().normalize('NFKC')) ?? [];
  const ttlMs = number === '' ? Number.NaN : Math.round(Number(number) * (unitsMs[unit.toLowerCase()] ?? Number.NaN));
  return Number.isNaN(ttlMs) ? invalid(`"${neutralizeLine(input)}" is no time to live.`) : checkTtl(ttlMs);
}

/** The same number if a message may live so long, in milliseconds. */
export function checkTtl(ttlMs: number): number | Refusal {
  if (Number.isSafeInteger(ttlMs) && ttlMs >= minTtlMs && ttlMs <= maxTtlMs) return ttlMs;
  return invalid('A temporary message lives from a second to a day.');
}

/** `45 s`, `3 m`, `2 h`: rounded up, so that it never says nothing is left. */
export function formatTtl(ms: number): string {
  if (ms < 60_000) return `${Math.max(1, Math.ceil(ms / 1000))} s`;
  return ms < 3_600_000 ? `${Math.ceil(ms / 60_000)} m` : `${Math.ceil(ms / 3_600_000)} h`;
}

function invalid(what: string): Refusal {
  return refuse('ttl-invalid', `${what} Expected a time such as 10s, 5m or 1h.`);
}

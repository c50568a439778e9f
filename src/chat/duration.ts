import { type Refusal, refuse } from './refusal.ts';

const unitsMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const minMs = 1000;
const maxMs = 3650 * 86_400_000;

/** Reads `10m`, `2h` or `7d`, the unit with it; undefined for what is none. In whole milliseconds, however many. */
export function parseDuration(input: string): number | undefined {
  const [, number = '', unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?)([smhd])$/iu.exec(input.normalize('NFKC')) ?? [];
  return number === '' ? undefined : Math.round(Number(number) * (unitsMs[unit.toLowerCase()] as number));
}

/** The same number if a measure may last so long, in milliseconds. */
export function checkDuration(ms: number): number | Refusal {
  if (Number.isSafeInteger(ms) && ms >= minMs && ms <= maxMs) return ms;
  return refuse('time-invalid', 'That is no time. Expected one from a second to ten years, such as 10m, 2h or 7d.');
}

/** `45 s`, `3 m`, `2 h`, `7 d`: rounded up, so that it never says nothing is left. */
export function formatDuration(ms: number): string {
  if (ms <= 90_000) return `${Math.max(1, Math.ceil(ms / 1000))} s`;
  if (ms <= 90 * 60_000) return `${Math.ceil(ms / 60_000)} m`;
  return ms <= 48 * 3_600_000 ? `${Math.ceil(ms / 3_600_000)} h` : `${Math.ceil(ms / 86_400_000)} d`;
}

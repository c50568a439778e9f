const firstMs = 500;
const factor = 1.7;
const maxMs = 10_000;

/** How long to wait before the next dial, after `failures` of them (1 and up): exponential with full jitter. `random` is in [0, 1). */
export function backoffMs(failures: number, random: number): number {
  const ceiling = Math.min(maxMs, firstMs * factor ** (failures - 1));
  return Math.round(ceiling * random);
}

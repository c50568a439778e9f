/** The middle of these, at least one; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted.length >> 1;
  const lower = (sorted.length - 1) >> 1;
  return ((sorted[lower] as number) + (sorted[upper] as number)) / 2;
}

/** Each value over the one that was measured beside it: what slows the machine for both cancels out. */
export function ratios(values: readonly number[], references: readonly number[]): number[] {
  return values.map((value, index) => value / (references[index] as number));
}

/** The value that this share of the values does not exceed: 0.5 is the median, 0.99 all but the slowest hundredth. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number;
}

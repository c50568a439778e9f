import { median } from './statistics.ts';

/** What a measured value or ratio is to keep to. */
export interface Target {
  readonly bound: 'at least' | 'at most';
  readonly value: number;
}

/** One line of the table. */
export interface Result {
  readonly part: string;
  readonly what: string;
  readonly unit: string;
  /** One value a round. */
  readonly values: readonly number[];
  /** Of each round, to what was measured beside it. */
  readonly ratios?: readonly number[];
  readonly target?: Target;
  /** Said beside the numbers. */
  readonly note?: string;
}

/** Whether the median of the ratios (of the values, where there are none) keeps to the target; undefined without a target. */
export function isMet({ values, ratios, target }: Result): boolean | undefined {
  if (!target) return undefined;
  const reached = median(ratios ?? values);
  return target.bound === 'at least' ? reached >= target.value : reached <= target.value;
}

/** Medians, in milliseconds. */
export interface ReadingTimes {
  readonly entering: number;
  readonly olderPage: number;
  readonly search: number;
}

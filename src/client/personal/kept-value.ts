/** Where one JSON value is kept between runs. Neither call fails: what cannot be read or kept is not there next time. */
export interface KeptValue {
  /** Undefined where there is none, or it is damaged. */
  read(): unknown;
  write(value: unknown): void;
}

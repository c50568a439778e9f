declare module 'unicode-confusables' {
  /** The skeleton of UTS #39, §4, without the normalisation around it. */
  export function rectifyConfusion(input: string): string;
}

import type { Submission } from './submit.ts';

/** A text that the host did not take, and why. */
export interface Unsent extends Submission {
  readonly key: number;
  /** As a sentence. */
  readonly reason: string;
}

/** A draft with a text that came back: after what has been begun meanwhile, on a line of its own. */
export function withTextBack(draft: string, text: string): string {
  return draft.trim() === '' ? text : `${draft.replace(/\n$/u, '')}\n${text}`;
}

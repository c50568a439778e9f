import type { Effort } from './options.ts';
import type { Result } from './result.ts';
import type { Sandbox } from './sandbox.ts';

/** What a part of the bench is given. */
export interface PartContext {
  readonly sandbox: Sandbox;
  readonly effort: Effort;
  readonly profileFolder: string | undefined;
  /** Tells the person who waits what is under way. */
  progress(text: string): void;
}

/** Measures one thing. Throws when a check fails; a target that is missed is a result. */
export interface Part {
  readonly name: string;
  /** What is measured and how, in a sentence or two. */
  readonly title: string;
  run(context: PartContext): Promise<readonly Result[]>;
}

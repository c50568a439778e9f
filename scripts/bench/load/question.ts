import type { TalkPlan } from './talk.ts';

/** What the load is asked over IPC; it answers `{result}` or, when a check fails, `{mistake}`. One at a time. */
export type Question =
  | { readonly type: 'enter' | 'shake-hands'; readonly count: number; readonly atOnce: number }
  | ({ readonly type: 'talk' } & TalkPlan);

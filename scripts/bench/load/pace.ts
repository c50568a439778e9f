import type { Sender } from './sender.ts';

const beatMs = 1;

/** Either each sender has so many messages under way (not yet with every member), or all together say so many in a second. */
export type Pace = { readonly window: number } | { readonly perSecond: number };

/** Senders that talk until they are stopped. */
export interface Talking {
  /** Is to be told of each message that every member has, by the number of its sender. */
  onDone(sender: number): void;
  stop(): void;
}

export function startTalking(senders: readonly Sender[], pace: Pace): Talking {
  return 'window' in pace ? fillWindows(senders, pace.window) : keepPace(senders, pace.perSecond);
}

function fillWindows(senders: readonly Sender[], window: number): Talking {
  let isStopped = false;
  for (const sender of senders) for (let underWay = 0; underWay < window; underWay += 1) sender.post();
  return {
    onDone: (sender) => {
      if (!isStopped) senders[sender]?.post();
    },
    stop: () => {
      isStopped = true;
    },
  };
}

function keepPace(senders: readonly Sender[], perSecond: number): Talking {
  const startedAt = performance.now();
  let said = 0;
  const beat = setInterval(() => {
    const due = ((performance.now() - startedAt) / 1000) * perSecond;
    for (; said < due; said += 1) senders[said % senders.length]?.post();
  }, beatMs);
  return { onDone: () => {}, stop: () => clearInterval(beat) };
}

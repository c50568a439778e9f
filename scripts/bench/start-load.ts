import path from 'node:path';
import type { Question } from './load/question.ts';
import type { TalkPlan, TalkResult } from './load/talk.ts';
import type { Sandbox } from './sandbox.ts';
import type { Server } from './server.ts';

const answerTimeoutMs = 180_000;

/** The load's process, as its parent sees it. */
export interface Load {
  /** Lets more members in, `atOnce` of them under way at a time; says how long it took. */
  enter(members: { readonly count: number; readonly atOnce: number }): Promise<{ readonly ms: number }>;
  /** Opens TLS connections and does nothing with them. */
  shakeHands(connections: { readonly count: number; readonly atOnce: number }): Promise<{ readonly ms: number }>;
  talk(plan: TalkPlan): Promise<TalkResult>;
  stop(): Promise<void>;
}

/** A check that failed: a message was lost, doubled or out of order, or the server turned someone away. */
export class CheckFailure extends Error {
  override readonly name = 'CheckFailure';
}

export function startLoad({ name, port }: Server, sandbox: Sandbox): Load {
  const program = path.join(import.meta.dirname, 'load', 'main.ts');
  const child = sandbox.start(process.execPath, [program, name, String(port)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ask = (question: Question) =>
    new Promise((resolve, reject) => {
      const fail = (mistake: string) => reject(new CheckFailure(`${name}: ${mistake}`));
      const timeout = setTimeout(() => fail(`the load did not answer within ${answerTimeoutMs} ms.`), answerTimeoutMs);
      const onExit = () => fail('the load ended before its answer.');
      child.once('exit', onExit);
      child.once('message', (answer: { result: unknown } | { mistake: string }) => {
        clearTimeout(timeout);
        child.off('exit', onExit);
        if ('mistake' in answer) fail(answer.mistake);
        else resolve(answer.result);
      });
      child.send(question);
    });
  return {
    enter: (members) => ask({ type: 'enter', ...members }) as Promise<{ ms: number }>,
    shakeHands: (connections) => ask({ type: 'shake-hands', ...connections }) as Promise<{ ms: number }>,
    talk: (plan) => ask({ type: 'talk', ...plan }) as Promise<TalkResult>,
    stop: () => sandbox.stop(child),
  };
}

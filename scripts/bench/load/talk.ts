import { setTimeout as delay } from 'node:timers/promises';
import { readCpuMs } from '../process-usage.ts';
import type { Audience } from './audience.ts';
import type { Member } from './member.ts';
import { type Pace, startTalking, type Talking } from './pace.ts';
import { Sender } from './sender.ts';

const settleTimeoutMs = 30_000;
/** What would come twice comes within this time. */
const quietMs = 300;

/** How to talk: the same for every server. */
export interface TalkPlan {
  readonly senders: number;
  readonly pace: Pace;
  readonly warmUpMs: number;
  readonly measureMs: number;
  readonly serverPid: number;
}

export interface TalkResult {
  readonly messagesPerSecond: number;
  /** Shares of one processor. */
  readonly serverCpu: number;
  readonly loadCpu: number;
}

/** One first message to everybody: all that is said later is checked against it. Then the talk, which ends with all delivered. */
export async function talk(members: readonly Member[], audience: Audience, plan: TalkPlan): Promise<TalkResult> {
  const { ledger } = audience;
  const senders = members
    .slice(0, plan.senders)
    .map((member, index) => new Sender(index, { member, dialect: audience.dialect }));
  let talking: Talking | undefined;
  ledger.open(members.length, ({ sender }) => talking?.onDone(sender));
  const posted = () => senders.reduce((sum, sender) => sum + sender.posted, 0);
  const isSettled = () =>
    ledger.done === ledger.length && senders.every((sender) => sender.hasAllAnswers) && ledger.length === posted();
  senders[0]?.post();
  await until(isSettled);
  talking = startTalking(senders, plan.pace);
  await delay(plan.warmUpMs);
  const result = await measure(() => ledger.done, plan);
  talking.stop();
  await until(isSettled);
  await delay(quietMs);
  return result;
}

async function measure(done: () => number, { measureMs, serverPid }: TalkPlan): Promise<TalkResult> {
  const take = () => ({
    at: performance.now(),
    done: done(),
    serverMs: readCpuMs(serverPid),
    loadMs: readCpuMs(process.pid),
  });
  const start = take();
  await delay(measureMs);
  const end = take();
  const ms = end.at - start.at;
  return {
    messagesPerSecond: ((end.done - start.done) / ms) * 1000,
    serverCpu: (end.serverMs - start.serverMs) / ms,
    loadCpu: (end.loadMs - start.loadMs) / ms,
  };
}

async function until(isSettled: () => boolean): Promise<void> {
  const deadline = performance.now() + settleTimeoutMs;
  while (!isSettled()) {
    if (performance.now() > deadline) throw new Error(`Some members still miss messages after ${settleTimeoutMs} ms.`);
    await delay(5);
  }
}

import type { Pace } from './load/pace.ts';
import type { TalkResult } from './load/talk.ts';
import type { PartContext } from './part.ts';
import { type ServerName, startServer } from './server.ts';
import { startLoad } from './start-load.ts';

const senders = 10;
const entriesAtOnce = 50;

/** What is said, to how many, and by whom it is carried. */
export interface Talk {
  readonly server: ServerName;
  readonly nodeArgs?: readonly string[];
  readonly members: number;
  readonly pace: Pace;
}

/** Starts a server, fills it and has up to ten members talk; nothing of that is left afterwards. */
export async function measureTalk(
  { server: name, nodeArgs = [], members, pace }: Talk,
  { sandbox, effort }: PartContext,
): Promise<TalkResult> {
  const server = await startServer(name, { sandbox, nodeArgs });
  const load = startLoad(server, sandbox);
  await load.enter({ count: members, atOnce: entriesAtOnce });
  const result = await load.talk({
    ...effort,
    pace,
    senders: Math.min(senders, members),
    serverPid: server.process.pid,
  });
  await load.stop();
  await sandbox.stop(server.process);
  return result;
}

import { once } from 'node:events';
import path from 'node:path';
import type { Sandbox } from './sandbox.ts';
import type { Speech } from './talker/speech.ts';

/** A member that talks, as its parent sees it. */
export interface Talker {
  /** Resolves when the host has it all. */
  say(speech: Speech): Promise<void>;
  stop(): Promise<void>;
}

/** Resolves when the talker is in the room. */
export async function startTalker(port: number, sandbox: Sandbox): Promise<Talker> {
  const program = path.join(import.meta.dirname, 'talker', 'main.ts');
  const child = sandbox.start(process.execPath, [program, String(port)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The talker ended before it was told to.');
  });
  ended.catch(() => {});
  const heard = () => Promise.race([once(child, 'message'), ended]);
  await heard();
  return {
    say: async (speech) => {
      child.send(speech);
      await heard();
    },
    stop: () => sandbox.stop(child),
  };
}

import type { PeopleChanges } from '../../src/storage/people.ts';
import type { AppendResult, Commit, RoomLog } from '../../src/storage/room-log.ts';

/** What becomes of the next appends of events, in their order; afterwards they are the log's own. */
export type Fate = 'fails' | 'conflicts' | (() => Promise<void>);

/** A log whose appends fail, conflict or wait as told; a function is awaited first, then the append happens. */
export function unreliable<Log extends RoomLog>(log: Log, fates: Fate[]): Log {
  const append = log.append.bind(log);
  log.append = async (commits: readonly Commit[], people?: PeopleChanges): Promise<AppendResult> => {
    const fate = commits.some(({ events }) => events.length > 0) ? fates.shift() : undefined;
    if (fate === 'fails') throw new Error('No space left on device.');
    if (fate === 'conflicts') return 'conflict';
    await fate?.();
    return append(commits, people);
  };
  return log;
}

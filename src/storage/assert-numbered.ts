import type { Commit } from './room-log.ts';

/** Throws on commits that no caller may make: a room twice, or events that do not follow the head expected. */
export function assertNumbered(commits: readonly Commit[]): void {
  if (new Set(commits.map(({ room }) => room)).size < commits.length) throw new Error('A room is in one append twice.');
  for (const { room, expectedHead, events } of commits) {
    const stray = events.find(({ seq }, index) => seq !== expectedHead + 1 + index);
    if (stray) throw new Error(`Event ${stray.seq} is out of order in ${room}, after ${expectedHead}.`);
  }
}

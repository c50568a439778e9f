import type { RoomListing } from '../../chat/outgoing.ts';
import { neutralizeLine } from '../../chat/text.ts';
import { type Candidate, fold } from './candidates.ts';

/** The rooms whose names begin so but for case and accents, with or without `#`, in the same order. */
export function roomCandidates(prefix: string, rooms: readonly RoomListing[]): Candidate[] {
  const wanted = fold(prefix.replace(/^#/u, ''));
  return rooms
    .filter(({ info }) => fold(info.name ?? info.id).startsWith(wanted))
    .map(({ info, here }) => ({
      text: `#${info.name ?? info.id}`,
      summary: neutralizeLine(
        [`${here} here`, ...(info.isLocked ? ['locked'] : []), ...(info.topic ? [info.topic] : [])].join(' · '),
      ),
      takesArgument: false,
    }));
}

import type { Refusal } from '../../chat/refusal.ts';
import type { Invites } from '../entry/invites.ts';
import type { PrivateDoor } from '../entry/private-door.ts';
import type { Members } from '../members.ts';
import type { Guesses } from '../passwords/guesses.ts';
import type { People } from '../people/people.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Sessions } from '../sessions/sessions.ts';

/** What requests that change no log are answered from. */
export interface ServeParts {
  readonly rooms: Rooms;
  readonly members: Members;
  readonly sessions: Sessions;
  readonly people: People;
  readonly invites: Invites;
  readonly door: PrivateDoor;
  /** The host's clock, for people. */
  readonly clock: () => number;
  /** Keeps what changed about people; takes it back where that cannot be done. */
  readonly save: (undo: () => void) => Promise<Refusal | undefined>;
  readonly guesses: Guesses;
  /** Has the password in this request checked, outside of the tick; the request is served again then. */
  readonly checkPassword: (password: string, encoded: string) => void;
}

import type { Members } from '../members.ts';
import type { Guesses } from '../passwords/guesses.ts';
import type { Rooms } from '../rooms/rooms.ts';

/** What requests that change no log are answered from. */
export interface ServeParts {
  readonly rooms: Rooms;
  readonly members: Members;
  readonly guesses: Guesses;
  /** Has the password in this request checked, outside of the tick; the request is served again then. */
  readonly checkPassword: (password: string, encoded: string) => void;
}

import type { Client } from '../client/client.ts';

/** A chat that is open on the screen. */
export interface Chat {
  readonly client: Client;
  /** The address that others would enter. */
  readonly place: string;
  readonly isHost: boolean;
  /** Leaves; a host closes the chat for everybody. */
  close(): Promise<void>;
}

/** A chat could not be opened. The message says what is in the way and what to do. */
export class OpeningError extends Error {
  override readonly name = 'OpeningError';
}

/** What the screen asks of the program around it. Both reject with an `OpeningError`, or the host's or network's `ClientError`. */
export interface ChatDoors {
  host(nick: string): Promise<Chat>;
  join(address: string, nick: string): Promise<Chat>;
}

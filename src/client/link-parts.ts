import type { Welcome } from '../chat/outgoing.ts';
import type { HostFrame } from '../protocol/host-frame.ts';
import type { Connection } from '../transport/connection.ts';
import type { HandshakeParts } from './handshake.ts';
import type { LinkState } from './link-state.ts';
import type { RetryParts } from './retries.ts';

/** What a link is given. */
export interface LinkParts extends HandshakeParts, RetryParts {
  /** Opens a connection; rejects with a `ClientError`. Must give up by itself within some seconds. */
  readonly dial: () => Promise<Connection>;
}

/** What a link tells its owner. `onWelcome` opens each connection, first or again; frames follow it. */
export interface LinkOwner {
  /** Who says hello. Without a nick: an observer. */
  readonly nick: string | undefined;
  onWelcome(welcome: Welcome): void;
  onFrame(frame: HostFrame): void;
  onState(state: LinkState): void;
}

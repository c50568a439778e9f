import type { Nick } from '../chat/nick.ts';
import type { ClosingCode } from '../chat/outgoing.ts';
import type { RefusalCode } from '../chat/refusal.ts';
import type { RoomId } from '../chat/room-id.ts';

/** Why the host ended a connection that had come to be one, where the client gave cause for it. */
export type Fault = Exclude<ClosingCode, 'host-closed' | 'taken-over'>;

/** Why a socket did not become a connection: `origin` is a web page's, `not-pychat` spoke another protocol. */
export type ConnectionRefusal = 'too-many' | 'not-pychat' | 'silent' | 'origin' | 'subprotocol';

/**
 * What whoever keeps the host may want to look up later. It never holds what was said. Addresses are the peer's IP; a nick
 * that was refused is as it came from the wire, however long and harmful.
 */
export type Occurrence =
  | { readonly type: 'joined'; readonly room: RoomId; readonly nick: Nick; readonly address: string }
  | {
      readonly type: 'left';
      readonly room: RoomId;
      readonly nick: Nick;
      readonly address: string;
      readonly isClean: boolean;
    }
  | {
      readonly type: 'hello-refused' | 'request-refused';
      readonly code: RefusalCode;
      readonly nick?: string;
      readonly address: string;
    }
  | { readonly type: 'connection-closed'; readonly code: Fault; readonly nick?: Nick; readonly address: string }
  | { readonly type: 'connection-refused'; readonly reason: ConnectionRefusal; readonly address: string };

/** Is told what occurs, at once; must not throw. */
export type RecordOccurrence = (occurrence: Occurrence) => void;

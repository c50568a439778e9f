import type { Role } from '../chat/account.ts';
import type { Measure } from '../chat/measure.ts';
import type { Nick } from '../chat/nick.ts';
import type { ClosingCode } from '../chat/outgoing.ts';
import type { RefusalCode } from '../chat/refusal.ts';
import type { RoomRecord } from '../chat/room-record.ts';

/** Why the host ended a connection that had come to be one, where the client gave cause for it. */
export type Fault = Exclude<ClosingCode, 'host-closed' | 'taken-over' | 'kicked' | 'banned' | 'account-changed'>;

/**
 * Why a socket did not become a connection: `origin` is of another site's page, `host-name` called the host what it is not
 * called, `not-pychat` spoke another protocol, of `tls` the handshake failed or the version is too old, `plaintext` is not let
 * in without encryption.
 */
export type ConnectionRefusal =
  | 'too-many'
  | 'not-pychat'
  | 'silent'
  | 'origin'
  | 'host-name'
  | 'subprotocol'
  | 'tls'
  | 'plaintext';

/**
 * What whoever keeps the host may want to look up later. It never holds what was said. Addresses are the peer's IP, rooms as
 * `roomMark` names them; a nick that was refused is as it came from the wire, however long and harmful.
 */
export type Occurrence =
  | { readonly type: 'joined'; readonly room: string; readonly nick: Nick; readonly address: string }
  | {
      readonly type: 'left';
      readonly room: string;
      readonly nick: Nick;
      readonly address: string;
      readonly isClean: boolean;
    }
  | {
      readonly type: 'hello-refused' | 'request-refused';
      readonly code: RefusalCode;
      /** Absent where the request named none that is there for whoever asked. */
      readonly room?: string;
      readonly nick?: string;
      readonly address: string;
    }
  | {
      readonly type: 'measure-taken';
      readonly measure: Measure['type'];
      /** Who took it. */
      readonly operator: Nick;
      /** A nick, or an address. */
      readonly whom: string;
      readonly role?: Role;
      /** On the host's clock for people. */
      readonly until?: number;
    }
  | {
      readonly type: 'account-registered' | 'account-joined';
      readonly nick: Nick;
      readonly address: string;
    }
  /** A private host let in somebody who had not been before; `operator` is who said yes to a knock. */
  | {
      readonly type: 'let-in';
      readonly how: 'code' | 'invite' | 'knock';
      /** Absent for an observer. */
      readonly nick?: Nick;
      readonly address: string;
      readonly operator?: Nick;
    }
  | { readonly type: 'turned-away'; readonly nick: Nick; readonly address: string; readonly operator: Nick }
  /** A short code was guessed at too often. */
  | { readonly type: 'code-replaced' }
  | { readonly type: 'connection-closed'; readonly code: Fault; readonly nick?: Nick; readonly address: string }
  | { readonly type: 'connection-refused'; readonly reason: ConnectionRefusal; readonly address: string };

/** Is told what occurs, at once; must not throw. */
export type RecordOccurrence = (occurrence: Occurrence) => void;

/** What a room is called where the host's keeper reads it: neither the code that lets people in, nor who talks to whom. */
export function roomMark({ id, kind }: Pick<RoomRecord, 'id' | 'kind'>): string {
  return kind === 'private' || kind === 'direct' ? kind : id;
}

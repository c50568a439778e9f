import type { KeyId } from '../chat/author.ts';
import type { NativeGatewayParts } from '../gateways/native.ts';
import type { Retention, RoomLog } from '../storage/room-log.ts';
import type { Limits } from './limits.ts';
import type { RecordOccurrence } from './occurrence.ts';

/** What a host is given by whoever starts it. */
export interface HostParts {
  /** The host closes it. */
  readonly log: RoomLog;
  readonly title: string;
  /** The host's own key: who proves it is the owner. [P52] */
  readonly ownerKey?: KeyId;
  /** It lets in only whom it knows, or was asked for. [P62] */
  readonly isPrivate: boolean;
  readonly limits: Limits;
  readonly retention: Retention;
  /** A private room where nobody has been for so long ends. [P33] */
  readonly emptyRoomMs: number;
  readonly native: Omit<NativeGatewayParts, 'answerCode'>;
  /** 128 fresh random bits, base64url. */
  readonly createToken: () => string;
  /** In [0, 1), and hard to guess: the codes of private rooms are drawn by it. */
  readonly random: () => number;
  /** Milliseconds since 1970, for people. */
  readonly clock: () => number;
  /** Monotonic, in milliseconds. */
  readonly now: () => number;
  /** Is told of failures that no client can be told of in full. */
  readonly reportFailure: (error: unknown) => void;
  readonly record: RecordOccurrence;
  /** Is told when another code has taken the place of the common one, as that was guessed at too often. */
  readonly onCodeReplaced?: (() => void) | undefined;
}

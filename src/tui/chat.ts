import type { ExportFormat } from '../chat/export-format.ts';
import type { Client } from '../client/client.ts';
import type { AttentionWatch } from '../client/personal/attention-watch.ts';
import type { IgnoreList } from '../client/personal/ignore-list.ts';
import type { HostTrust } from '../client/trust.ts';
import type { WayIn } from '../client/way-in.ts';
import type { NotifyMode } from './notify-mode.ts';

/** A chat that is open on the screen. */
export interface Chat {
  readonly client: Client;
  /** The address that others would enter. */
  readonly place: string;
  readonly isHost: boolean;
  /** Without it nothing is said of who the host is. */
  readonly trust?: HostTrust;
  /** Where others find the host, as far as is known now. Without it that is not told. */
  readonly wayIn?: () => WayIn;
  /** Whoever hosts lets browsers in without encryption; false where that was ruled out at the start. */
  readonly allowPlaintext?: () => boolean;
  /** Submitted as if it had been typed, as soon as the room is there. */
  readonly firstEntry?: string;
  /** Without it nobody is ignored, nothing marked as new, and no mention rings. */
  readonly personal?: Personal;
  /** Writes the whole history into a new file of the current folder, or nothing. Rejects with an `ExportError`. */
  exportHistory(format: ExportFormat, onProgress: (share: number) => void): Promise<ExportedHistory>;
  /** Leaves; a host closes the chat for everybody. */
  close(): Promise<void>;
}

/** What this person has set, and what is kept for them. */
export interface Personal {
  readonly notify: NotifyMode;
  readonly ignoreList: IgnoreList;
  readonly attention: AttentionWatch;
}

/** What was exported: the file's whole path, and how many events are in it. */
export interface ExportedHistory {
  readonly path: string;
  readonly count: number;
}

/** A history could not be exported. The message says what is in the way. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
}

/** A chat could not be opened. The message says what is in the way and what to do. */
export class OpeningError extends Error {
  override readonly name = 'OpeningError';
}

/** What the screen asks of the program around it. Both reject with an `OpeningError`, or the host's or network's `ClientError`; `join` with a `ChangedHostError`, too. */
export interface ChatDoors {
  host(nick: string): Promise<Chat>;
  join(joining: Joining, nick: string): Promise<Chat>;
}

/** Which chat to join. */
export interface Joining {
  /** As it was entered: an address or an invite. */
  readonly address: string;
  /** Of another host than was met there, which the person wants to join all the same. */
  readonly acceptedIdentity?: string;
  /** Is told when the host of this title was asked to let the person in. */
  onKnocking?(title: string): void;
  /** Aborted once nobody waits for it any more. */
  readonly signal?: AbortSignal;
}

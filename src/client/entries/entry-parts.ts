import type { ExportFormat } from '../../chat/export-format.ts';
import type { Found } from '../../chat/outgoing.ts';
import type { RoomId } from '../../chat/room-id.ts';
import type { Entry } from '../../chat/slash-commands/entry.ts';
import type { Client } from '../client.ts';
import type { IgnoreList } from '../personal/ignore-list.ts';
import type { HostTrust } from '../trust.ts';
import type { NoticeTone } from '../view/item.ts';
import type { View } from '../view/view.ts';
import type { WayIn } from '../way-in.ts';

/** How whoever asked is answered. */
export interface EntryParts {
  /** Undefined where nobody can be ignored. */
  readonly ignoreList: IgnoreList | undefined;
  /** Undefined where nothing is known of who the host is. */
  readonly hostTrust?: HostTrust | undefined;
  /** Where others find this host, as far as is known now. */
  readonly wayIn?: (() => WayIn) | undefined;
  /** Lets browsers in without encryption; false where the host never does. Undefined for who does not host. */
  readonly allowPlaintext?: (() => boolean) | undefined;
  /** Says who is here. */
  formatWho(view: View): string;
  /** Something to read that is in no log. */
  notice(text: string, tone?: NoticeTone): void;
  /** Is told, now or later, why it was not done. */
  onRefused(message: string): void;
  /** Exports the shown room's history; what comes of it is to be told there. */
  onExport(format: ExportFormat): void;
  /** Is told what a search found: something, the newest last. */
  onFound(found: Found): void;
  /** `commands`, `keys`, or the name of a slash command. */
  onHelp(topic: string): void;
  /** A room was opened and is to be shown. */
  onShow(room: RoomId): void;
  /** Is never echoed; undefined when it was given up. */
  askPassword(question: string): Promise<string | undefined>;
}

/** What is needed to do what an entry asks for. */
export interface Performing {
  readonly client: Client;
  readonly parts: EntryParts;
}

type Performable = Exclude<Entry, { type: 'quit' }>;

/** How entries of some types are done. Resolves once it is done, or known why not. What the host is asked for is asked at once. */
export type Performers<T extends Performable['type']> = {
  readonly [Type in T]: (entry: Extract<Entry, { type: Type }>, performing: Performing) => Promise<void> | void;
};

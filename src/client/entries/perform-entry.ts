import type { Entry } from '../../chat/slash-commands/entry.ts';
import type { Client } from '../client.ts';
import { ClientError } from '../client-error.ts';
import type { EntryParts, Performers } from './entry-parts.ts';
import { hostEntries } from './host-entries.ts';
import { messageEntries } from './message-entries.ts';
import { orderEntries } from './order-entries.ts';
import { peopleEntries } from './people-entries.ts';
import { readingEntries } from './reading-entries.ts';
import { roomEntries } from './room-entries.ts';
import { trustEntries } from './trust-entries.ts';

type Performable = Exclude<Entry, { type: 'quit' }>;

const performers: Performers<Performable['type']> = {
  ...messageEntries,
  ...roomEntries,
  ...peopleEntries,
  ...orderEntries,
  ...readingEntries,
  ...trustEntries,
  ...hostEntries,
};

/** Does what an entry asks for, in the room that is shown. Resolves once it is done, or it was told why not; what is said is on its way at once. */
export async function performEntry(client: Client, entry: Performable, parts: EntryParts): Promise<void> {
  const perform = performers[entry.type] as (entry: Performable, performing: object) => Promise<void> | void;
  try {
    await perform(entry, { client, parts });
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    parts.onRefused(error.message);
  }
}

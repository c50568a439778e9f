import type { MessagePosted, RoomEvent } from '../chat/event.ts';
import { nickKey } from '../chat/nick-key.ts';
import type { SearchQuery } from '../chat/search-query.ts';
import { searchTerms } from '../chat/search-terms.ts';

/** Of these events the messages that fit, in the same order. */
export function* matchMessages(events: Iterable<RoomEvent>, query: SearchQuery): Generator<MessagePosted> {
  const author = query.from === undefined ? undefined : nickKey(query.from);
  const { since = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = query;
  for (const event of events) {
    if (!isSearchable(event) || event.at < since || event.at >= until) continue;
    if (author !== undefined && nickKey(event.nick) !== author) continue;
    const terms = new Set(searchTerms(event.text));
    if (query.terms.every((term) => terms.has(term))) yield event;
  }
}

/** Whether searches may find it: it is a message that is there, and is there to stay. */
export function isSearchable(event: RoomEvent): event is MessagePosted {
  return event.type === 'message-posted' && event.expiresAt === undefined && !event.isDeleted;
}

import type { RoomEvent } from '../../chat/event.ts';
import { applyToRecord } from '../../chat/room.ts';
import type { RoomInfo } from '../../chat/room-record.ts';
import { amendItems, amendmentsIn } from './amend-items.ts';
import { findUnquoted, quoteItems } from './quotes.ts';
import { eventItems, keepItems } from './room-items.ts';
import { followRoles, renamePeople, stopTyping } from './room-people.ts';
import type { AddedEvents, OlderEvents, RoomView } from './room-view.ts';
import { nextExpiryAmong } from './temporary.ts';

/** What happened next. */
export function addEvents(view: RoomView, { events, own }: AddedEvents): Partial<RoomView> {
  const committed = new Set(events.filter(({ by }) => by === own.keyId).map(({ id }) => id as string));
  const added = eventItems(events, own);
  const amended = amendItems({ ...view, items: [...view.items, ...added] }, amendmentsIn(events));
  const items = quoteItems(amended, findUnquoted(added));
  return {
    ...keepItems({ ...view, ...amended }, items),
    ...stopTyping(view, events),
    ...renamePeople(view, events),
    ...followRoles(view, events),
    info: events.reduce(informedBy, view.info),
    sending:
      committed.size === 0
        ? view.sending
        : view.sending.filter(({ number }) => !committed.has(`${own.clientId}.${number}`)),
    nextExpiryAt: Math.min(view.nextExpiryAt, nextExpiryAmong(events)),
  };
}

/** Passes over what is known already; a page that does not reach the first event shown is out of date. */
export function addOlderEvents(view: RoomView, { events, own, isOldest }: OlderEvents): Partial<RoomView> {
  const held = view.items.flatMap((item) => (item.kind === 'event' ? [item.event] : []));
  const oldestSeq = held[0]?.seq ?? Number.POSITIVE_INFINITY;
  const older = events.filter(({ seq }) => seq < oldestSeq);
  const last = older.at(-1);
  if (held[0] && last && last.seq !== oldestSeq - 1) return {};
  if (!last && events.length > 0) return {};
  const items = [...eventItems(older, own), ...view.items];
  // What changed these messages may have come while their page was on its way, and the other way round.
  const amended = amendItems({ items, quotable: view.quotable }, amendmentsIn([...older, ...held]));
  return {
    ...amended,
    items: quoteItems(amended),
    isOldest,
    nextExpiryAt: Math.min(view.nextExpiryAt, nextExpiryAmong(older)),
  };
}

/** Only what is in no log stays. */
export function resetHistory(view: RoomView, isOldest: boolean): Partial<RoomView> {
  return {
    items: view.items.filter(({ kind }) => kind !== 'event'),
    quotable: new Map(),
    isOldest,
    nextExpiryAt: Number.POSITIVE_INFINITY,
  };
}

/** What may be known of a room after an event. The same object where that is nothing new. */
function informedBy(info: RoomInfo, event: RoomEvent): RoomInfo {
  switch (event.type) {
    case 'password-changed':
      return info.isLocked === event.isLocked ? info : { ...info, isLocked: event.isLocked };
    case 'nick-changed':
      return withPairRenamed(info, event);
    default:
      return applyToRecord(info, event);
  }
}

function withPairRenamed(info: RoomInfo, { by, nick, to }: Extract<RoomEvent, { type: 'nick-changed' }>): RoomInfo {
  if (!info.pair?.some((each) => each.by === by && each.nick === nick)) return info;
  const [one, other] = info.pair.map((each) => (each.by === by && each.nick === nick ? { by, nick: to } : each));
  return one && other ? { ...info, pair: [one, other] } : info;
}

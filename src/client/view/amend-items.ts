import { amendMessage } from '../../chat/amend-message.ts';
import {
  type Amendment,
  isAmendment,
  type MessageEdited,
  type MessagePosted,
  type RoomEvent,
} from '../../chat/event.ts';
import type { MessageText } from '../../chat/message.ts';
import type { Item } from './item.ts';
import { quoteItems } from './quotes.ts';
import type { RoomView } from './room-view.ts';

const noText = '' as MessageText;

/** The amendments among these events, in order, by the seqs of the messages they change. */
export type Amendments = ReadonlyMap<number, readonly Amendment[]>;

export function amendmentsIn(events: readonly RoomEvent[]): Amendments {
  return Map.groupBy(events.filter(isAmendment), ({ target }) => target);
}

/** What is held of a room after these amendments: each message as it is by now, and so what is quoted of it. */
export function amendItems(
  { items, quotable }: Pick<RoomView, 'items' | 'quotable'>,
  amendments: Amendments,
): Pick<RoomView, 'items' | 'quotable'> {
  if (amendments.size === 0) return { items, quotable };
  const amended = {
    items: items.map((item) => amendItem(item, amendments)),
    quotable: amendQuotable(quotable, amendments),
  };
  return { ...amended, items: quoteItems(amended, new Set(amendments.keys())) };
}

function amendItem(item: Item, amendments: Amendments): Item {
  if (item.kind !== 'event') return item;
  const event = amendEvent(item.event, amendments);
  return event === item.event ? item : { ...item, event };
}

function amendEvent(event: RoomEvent, amendments: Amendments): RoomEvent {
  if (event.type === 'message-posted') return amend(event, amendments);
  return event.type === 'message-edited' ? withoutOldText(event, amendments) : event;
}

function amend(message: MessagePosted, amendments: Amendments): MessagePosted {
  return (amendments.get(message.seq) ?? []).reduce(amendMessage, message);
}

/** What a message said before an edit or its deletion is nowhere. [P35] */
function withoutOldText(edit: MessageEdited, amendments: Amendments): MessageEdited {
  const isOld = (amendments.get(edit.target) ?? []).some(
    ({ type, seq }) => seq > edit.seq && (type === 'message-edited' || type === 'message-deleted'),
  );
  return isOld && edit.text !== noText ? { ...edit, text: noText } : edit;
}

function amendQuotable(quotable: RoomView['quotable'], amendments: Amendments): RoomView['quotable'] {
  if (![...quotable.keys()].some((seq) => amendments.has(seq))) return quotable;
  return new Map([...quotable].map(([seq, message]) => [seq, amend(message, amendments)]));
}

import type { MessagePosted } from '../../chat/event.ts';
import type { EventItem, Item, Quoted } from './item.ts';
import type { RoomView } from './room-view.ts';

type Known = Pick<RoomView, 'items' | 'quotable'>;

/** The same items, each reply to one of these messages (by default to any) with what it answers by now, as far as that is known. */
export function quoteItems({ items, quotable }: Known, seqs?: ReadonlySet<number>): readonly Item[] {
  const isConcerned = (item: Item) => {
    const seq = answeredBy(item);
    return seq !== undefined && (seqs?.has(seq) ?? true);
  };
  if (seqs?.size === 0 || !items.some(isConcerned)) return items;
  const messages = messagesOf({ items, quotable });
  return items.map((item) => (isConcerned(item) ? withQuoted(item as EventItem, messages) : item));
}

/** The seqs that are answered by these items and of which it is not known what they say. */
export function findUnquoted(items: readonly Item[]): Set<number> {
  const unquoted = items.filter((item) => item.kind === 'event' && item.quoted === undefined);
  return new Set(unquoted.flatMap((item) => answeredBy(item) ?? []));
}

/** The room once it is known what a message says that is answered in it. */
export function knowQuoted(view: RoomView, message: MessagePosted): Partial<RoomView> {
  const quotable = new Map(view.quotable).set(message.seq, message);
  const expiresAt = message.text === '' ? undefined : message.expiresAt;
  return {
    quotable,
    items: quoteItems({ items: view.items, quotable }, new Set([message.seq])),
    nextExpiryAt: Math.min(view.nextExpiryAt, expiresAt ?? Number.POSITIVE_INFINITY),
  };
}

/** Of all messages that are known, those that the kept items answer and that are not among these. */
export function quotableAmong(known: Known, kept: readonly Item[]): RoomView['quotable'] {
  const messages = messagesOf(known);
  const keptSeqs = new Set(kept.flatMap((item) => (item.kind === 'event' ? [item.event.seq] : [])));
  const answered = new Set(kept.flatMap((item) => answeredBy(item) ?? []));
  return new Map([...messages].filter(([seq]) => answered.has(seq) && !keptSeqs.has(seq)));
}

function messagesOf({ items, quotable }: Known): Map<number, MessagePosted> {
  const messages = new Map(quotable);
  for (const item of items) {
    if (item.kind === 'event' && item.event.type === 'message-posted') messages.set(item.event.seq, item.event);
  }
  return messages;
}

function answeredBy(item: Item): number | undefined {
  return item.kind === 'event' && item.event.type === 'message-posted' ? item.event.replyTo : undefined;
}

function withQuoted(item: EventItem, messages: ReadonlyMap<number, MessagePosted>): EventItem {
  const target = messages.get(answeredBy(item) ?? Number.NaN);
  if (!target || isSame(target, item.quoted)) return item;
  const { seq, nick, text } = target;
  return { ...item, quoted: { seq, nick, text } };
}

function isSame({ nick, text }: MessagePosted, quoted: Quoted | undefined): boolean {
  return quoted?.nick === nick && quoted.text === text;
}

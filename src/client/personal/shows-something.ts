import { isGone } from '../../chat/amend-message.ts';
import { isAmendment } from '../../chat/event.ts';
import type { Item } from '../view/item.ts';
import { type Ignored, shownItem } from './ignored.ts';

export interface ShowingParts {
  readonly ignored: Ignored;
  /** The host's clock. */
  readonly hostTime: number;
}

/** Whether an item has any row at all. What changes a message is seen there; a temporary one that has ended is not. */
export function showsSomething(item: Item, { ignored, hostTime }: ShowingParts): boolean {
  if (item.kind === 'event' && (isAmendment(item.event) || hasExpired(item.event, hostTime))) return false;
  return shownItem(item, ignored) !== undefined;
}

function hasExpired(event: Extract<Item, { kind: 'event' }>['event'], hostTime: number): boolean {
  return event.type === 'message-posted' && event.isDeleted !== true && isGone(event, hostTime);
}

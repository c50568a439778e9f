import type { MessagePosted, RoomEvent } from '../chat/event.ts';
import type { MessageText } from '../chat/message.ts';

const noText = '' as MessageText;

/** What a log keeps of an event: all but the text of a temporary message. `target` is the message that it amends. */
export function keptEvent<E extends RoomEvent>(event: E, target?: MessagePosted): E {
  if (event.type === 'message-posted' && event.expiresAt !== undefined) return { ...event, text: noText };
  if (event.type === 'message-edited' && target?.expiresAt !== undefined) return { ...event, text: noText };
  return event;
}

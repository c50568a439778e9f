import type { MessagePosted, RoomEvent } from '../chat/event.ts';

/** What happened in a room beside what was said, in words; empty where nothing is left to tell of it. */
export function formatFact(event: Exclude<RoomEvent, MessagePosted>): string {
  const { nick } = event;
  switch (event.type) {
    case 'nick-changed':
      return `${nick} is now ${event.to}`;
    case 'room-created':
      return `${nick} made this room`;
    case 'topic-changed':
      return event.topic === '' ? `${nick} took the topic away` : `${nick} set the topic: ${event.topic}`;
    case 'password-changed':
      return event.isLocked ? `${nick} set a password` : `${nick} took the password away`;
    case 'message-edited':
      return event.text === '' ? '' : `${nick} edited #${event.target}: ${event.text}`;
    case 'message-deleted':
      return `${nick} deleted #${event.target}`;
    case 'reaction-added':
      return `${nick} reacted to #${event.target}: ${event.reaction}`;
    case 'reaction-removed':
      return `${nick} took ${event.reaction} back from #${event.target}`;
    case 'message-pinned':
      return `${nick} pinned #${event.target}`;
    case 'message-unpinned':
      return `${nick} unpinned #${event.target}`;
  }
}

import { formatDuration } from '../../chat/duration.ts';
import type { MeasureTaken, MessagePosted, RoomEvent } from '../../chat/event.ts';

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
    case 'topic-lock-changed':
      return event.isLocked ? `${nick} locked the topic` : `${nick} unlocked the topic`;
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
    default:
      return formatMeasure(event);
  }
}

/** Who kept order, and how. */
function formatMeasure(event: MeasureTaken): string {
  const { nick, at } = event;
  switch (event.type) {
    case 'role-changed':
      return event.role === 'operator'
        ? `${nick} made ${event.whom} an operator`
        : `${nick} made ${event.whom} a member again`;
    case 'member-kicked':
      return `${nick} threw ${event.whom} out${because(event)}`;
    case 'member-banned':
      return `${nick} banned ${event.whom ?? 'an address'}${lasting(event, at)}${because(event)}`;
    case 'ban-lifted':
      return `${nick} lifted the ban of ${event.whom ?? 'an address'}`;
    case 'member-muted':
      return `${nick} muted ${event.whom}${lasting(event, at)}`;
    case 'member-unmuted':
      return `${nick} lets ${event.whom} speak again`;
    case 'nick-freed':
      return `${nick} freed the nick ${event.whom}`;
  }
}

function because({ reason }: { readonly reason?: string }): string {
  return reason === undefined ? '' : `: ${reason}`;
}

function lasting({ until }: { readonly until?: number }, at: number): string {
  return until === undefined ? '' : ` for ${formatDuration(until - at)}`;
}

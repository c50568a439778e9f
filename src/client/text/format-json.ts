import type { RoomEvent } from '../../chat/event.ts';
import type { RoomId } from '../../chat/room-id.ts';

/** An event as one JSON object, for scripts: its fields, its times in ISO 8601, and the room where several may be meant. No line end. */
export function formatEventJson({ at, ...event }: RoomEvent, room?: RoomId): string {
  const expiresAt = 'expiresAt' in event ? event.expiresAt : undefined;
  const until = 'until' in event ? event.until : undefined;
  return JSON.stringify({
    ...(room !== undefined && { room }),
    ...event,
    at: formatInstant(at),
    ...(expiresAt !== undefined && { expiresAt: formatInstant(expiresAt) }),
    ...(until !== undefined && { until: formatInstant(until) }),
  });
}

function formatInstant(at: number): string {
  return new Date(at).toISOString();
}

import type { RoomEvent } from '../chat/event.ts';

/** An event as one JSON object, for scripts; without a line end. */
export function formatEventJson({ at, ...event }: RoomEvent): string {
  return JSON.stringify({ ...event, at: new Date(at).toISOString() });
}
